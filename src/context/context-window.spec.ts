import fc from 'fast-check';
import { manageContextWindow, type WindowMessage, type WindowRoom } from './context-window.js';

let made = 0;
const say = (role: WindowMessage['role'], content: string): WindowMessage => ({
  id: `msg_${(made += 1)}`,
  role,
  content,
});
const user = (content: string): WindowMessage => say('user', content);
const assistant = (content: string): WindowMessage => say('assistant', content);

/** A token a character. */
const room = (messages: number, tokens = Infinity): WindowRoom => ({
  messages,
  tokens,
  count: (text) => text.length,
});

/** What is sent, as `u: …`. */
const sent = (history: readonly WindowMessage[], within: WindowRoom): string[] =>
  manageContextWindow(history, within).messages.map(({ role, content }) => `${role[0]}: ${content}`);
const reasons = (history: readonly WindowMessage[], within: WindowRoom): string[] =>
  manageContextWindow(history, within).decisions.map(({ reason }) => reason);

describe('manageContextWindow', () => {
  it('keeps a short alternating history as it is', () => {
    const history = [say('system', 'be kind'), user('a'), assistant('b'), user('c')];
    expect(sent(history, room(10))).toEqual(['s: be kind', 'u: a', 'a: b', 'u: c']);
    expect(reasons(history, room(10))).toEqual(['instruction', 'recent', 'recent', 'question']);
  });

  it('sends whole turns, the newest, and begins with a question', () => {
    const history = [user('1'), assistant('2'), user('3'), assistant('4'), user('5')];
    expect(sent(history, room(4))).toEqual(['u: 3', 'a: 4', 'u: 5']);
    expect(reasons(history, room(4))).toEqual(['too_many', 'too_many', 'recent', 'recent', 'question']);
    expect(sent([assistant('of what?'), user('5')], room(4))).toEqual(['u: 5']);
  });

  it('leaves out the oldest turns where tokens are short, and what comes before them', () => {
    const history = [
      user('1'),
      assistant('2'),
      user('long question'),
      assistant('3'),
      user('4'),
      assistant('5'),
      user('6'),
    ];
    expect(sent(history, room(20, 8))).toEqual(['u: 4', 'a: 5', 'u: 6']);
    expect(reasons(history, room(20, 8)).slice(0, 4)).toEqual(Array(4).fill('too_long'));
  });

  it('sends the question in any case', () => {
    expect(sent([user('1'), assistant('2'), user('far too long')], room(1, 3))).toEqual(['u: far too long']);
  });

  it('leaves out replies without text and joins the questions around them', () => {
    const history = [user('hello?'), assistant(''), user('anyone?')];
    expect(sent(history, room(10))).toEqual(['u: hello?\n\nanyone?']);
  });

  it('does not send again what had no room, and still sends what came before it', () => {
    const history = [user('1'), assistant('2'), user('x'.repeat(99)), assistant(''), user('hi')];
    expect(sent(history, room(20, 50))).toEqual(['u: 1', 'a: 2', 'u: hi']);
    expect(reasons(history, room(20, 50))).toEqual(['recent', 'recent', 'unanswered', 'empty', 'question']);
  });

  it('sends turns with what is pinned before what is recent, and leaves out what has no room', () => {
    const history = [
      user('1'),
      assistant('22'),
      user('3'),
      assistant('4'),
      user('55'),
      assistant('66'),
      user('7'),
    ];
    const pinned = (...indexes: number[]) => new Set(indexes.map((index) => history[index]!.id));
    const kept = (tokens: number, ids: Set<string>): string[] =>
      manageContextWindow(history, room(20, tokens), ids).decisions.map(({ reason }) => reason);
    expect(kept(6, pinned(1))).toEqual([
      ...['pinned', 'pinned', 'too_long', 'too_long', 'too_long', 'too_long', 'question'],
    ]);
    expect(kept(8, pinned(0, 2))).toEqual([
      ...['pinned', 'pinned', 'pinned', 'pinned', 'too_long', 'too_long', 'question'],
    ]);
    expect(kept(4, pinned(0, 2)).slice(0, 4)).toEqual(['too_long', 'too_long', 'pinned', 'pinned']);
  });

  it('takes no answer for one to a question that stands before it by chance', () => {
    const history = [user('1'), assistant('2'), { ...assistant('to what?'), parentId: 'unread' }, user('3')];
    expect(sent(history, room(20))).toEqual(['u: 1', 'a: 2', 'u: 3']);
    expect(reasons(history, room(20))).toEqual(['recent', 'recent', 'questionless', 'question']);
  });

  it('holds its promises for any history', () => {
    const message = fc
      .tuple(fc.constantFrom('user' as const, 'assistant' as const, 'system' as const), fc.string())
      .map(([role, content]) => say(role, content));
    const size = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(fc.array(message), size, size, (history, messages, tokens) => {
        const window = manageContextWindow(history, room(messages, tokens));
        const system = history.filter(({ role }) => role === 'system');
        const spoken = window.messages.slice(system.length);
        const kept = window.decisions.filter(({ included, role }) => included && role !== 'system');

        expect(window.messages.slice(0, system.length).map(({ content }) => content)).toEqual(
          system.map(({ content }) => content),
        );
        expect(spoken.every(({ role }, index) => role === (index % 2 === 0 ? 'user' : 'assistant'))).toBe(
          true,
        );
        expect(window.decisions.map(({ id }) => id)).toEqual(history.map(({ id }) => id));
        // Beyond the bounds there is only the newest turn, which is sent in any case.
        const older = kept.filter(({ reason }) => reason === 'recent');
        if (older.length > 0) {
          expect(kept.length).toBeLessThanOrEqual(messages);
          expect(kept.reduce((sum, one) => sum + one.tokens, 0)).toBeLessThanOrEqual(tokens);
        }
        const last = history.findLast(({ role, content }) => role === 'user' && content !== '');
        if (last) expect(window.decisions.find(({ id }) => id === last.id)).toMatchObject({ included: true });
      }),
    );
  });
});
