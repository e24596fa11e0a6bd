import fc from 'fast-check';
import { addressOf } from '../shared/page/address-of.js';
import { conversationIdOf, isKnowledge, isPage, messageIdOf } from './route.js';

const at = (address: string) => new URL(address, 'http://page.test');

beforeAll(() => {
  Object.assign(globalThis, { window: { location: { search: '?application=app%20a&x=1' } } });
});

afterAll(() => {
  Reflect.deleteProperty(globalThis, 'window');
});

describe('the address of a conversation', () => {
  it('leads to it', () => {
    expect(conversationIdOf('/c/conv_1')).toBe('conv_1');
    expect(conversationIdOf('/c/conv_1/')).toBe('conv_1');
  });

  it('is found again for every id', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        expect(conversationIdOf(at(addressOf(id)).pathname)).toBe(id);
      }),
    );
  });

  it('keeps the application that is on view, and names a message of it', () => {
    const { search, hash } = at(addressOf('conv_1', 'msg_1'));
    expect(search).toBe('?application=app+a');
    expect(messageIdOf(hash)).toBe('msg_1');
  });
});

describe('any other address', () => {
  it.each(['/', '/c', '/c/', '/c/a/b', '/d/conv_1', ''])('%j leads to a new conversation', (path) => {
    expect(conversationIdOf(path)).toBeNull();
  });

  it('that is no good encoding leads to a new conversation', () => {
    expect(conversationIdOf('/c/%E0%A4%A')).toBeNull();
  });
});

it.each([
  ['/', true],
  ['/c/conv_1', true],
  ['/embed/app', true],
  ['/embed/app/c/conv_1', true],
  ['/embed/app/x', false],
  ['/c/conv_1/', true],
  ['/c', false],
  ['/c/a/b', false],
  ['/nowhere', false],
  ['/c/%E0%A4%A', false],
])('%j leads somewhere: %j', (path, leads) => {
  expect(isPage(path)).toBe(leads);
});

it.each([
  ['/knowledge', true],
  ['/knowledge/', true],
  ['/knowledge/x', false],
  ['/', false],
])('%j leads to the knowledge: %j', (path, leads) => {
  expect(isKnowledge(path)).toBe(leads);
});

it('a new conversation is at the root', () => {
  expect(addressOf(null)).toBe('/?application=app+a');
});
