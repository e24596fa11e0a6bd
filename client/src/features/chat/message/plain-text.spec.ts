import { toPlainText } from './plain-text.js';

describe('markdown read aloud', () => {
  it.each([
    ['# Title\n\nText', 'Title Text'],
    ['**Bold** and _soft_ and `code`', 'Bold and soft and code'],
    ['- one\n- two', 'one two'],
    ['> quoted', 'quoted'],
    ['[a link](https://x.test/y)', 'a link'],
    ['![a picture](x.png)', 'a picture'],
    ['```js\nlet a;\n```', 'let a;'],
    ['It pays 2.5% [1, 2].', 'It pays 2.5% .'],
    ['| a | b |', 'a b'],
    ['', ''],
  ])('%j is %j', (markdown, text) => {
    expect(toPlainText(markdown)).toBe(text);
  });
});
