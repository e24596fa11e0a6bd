import { keys, type PressedKeys } from './keys.js';

const pressed = (facts: Partial<PressedKeys>): PressedKeys => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...facts,
});

describe('the keys of the page', () => {
  it.each<[keyof typeof keys, Partial<PressedKeys>]>([
    ['stop', { key: 'Escape' }],
    ['write', { key: 'Escape', shiftKey: true }],
    ['help', { key: '?', shiftKey: true }],
    ['help', { key: '?' }],
    ['newChat', { key: 'O', code: 'KeyO', shiftKey: true, ctrlKey: true }],
    ['newChat', { key: 'щ', code: 'KeyO', shiftKey: true, metaKey: true }],
    ['print', { key: 'p', code: 'KeyP', ctrlKey: true }],
    ['print', { key: 'p', code: 'KeyP', metaKey: true }],
  ])('%s is at %j, and nothing else is', (name, facts) => {
    const found = Object.entries(keys).filter(([, matches]) => matches(pressed(facts)));
    expect(found.map(([key]) => key)).toEqual([name]);
  });

  it.each<Partial<PressedKeys>>([
    { key: 'o', code: 'KeyO' },
    { key: 'O', code: 'KeyO', shiftKey: true },
    { key: 'Escape', ctrlKey: true },
    { key: '?', ctrlKey: true },
    { key: 'p', code: 'KeyP' },
    { key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true },
  ])('%j does nothing', (facts) => {
    expect(Object.values(keys).some((matches) => matches(pressed(facts)))).toBe(false);
  });
});
