import { carryAlong, packText, unpackText } from './carried-text.js';

describe('what goes along when the page is loaded anew', () => {
  it('is what is written at that time', () => {
    let written = '';
    carryAlong(() => written);
    expect(packText()).toBeNull();
    written = 'Hello';
    expect(unpackText(packText())).toBe('Hello');
  });

  it('is nothing where the state of the history is something else', () => {
    for (const state of [null, undefined, 7, 'text', [], {}, { unsent: 7 }])
      expect(unpackText(state)).toBe('');
  });
});
