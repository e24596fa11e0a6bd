import fc from 'fast-check';
import { MAX_PASSAGE_LENGTH, MIN_PASSAGE_LENGTH, splitPassages } from './passage-splitter.js';

const sentence = fc
  .array(fc.stringMatching(/^[a-zé]{1,14}$/), { minLength: 1, maxLength: 30 })
  .map((words) => `${words.join(' ')}.`);
const prose = fc
  .array(fc.tuple(sentence, fc.constantFrom(' ', '\n', '\n\n', '\r\n\r\n', '   ')), { maxLength: 120 })
  .map((pieces) => pieces.flat().join(''));
const noise = fc.string({ unit: fc.constantFrom('a', '😀', ' ', '\n', '.'), maxLength: 9_000 });
const unbroken = fc.string({ unit: fc.constantFrom('x', '😀'), minLength: 1_500, maxLength: 9_000 });
const anyContent = fc.oneof(prose, noise, unbroken);

function paragraphs(...lengths: number[]): string {
  return lengths.map((length) => 'x'.repeat(length)).join('\n\n');
}

describe('splitPassages', () => {
  it('keeps a short text whole, without the white space around it', () => {
    expect(splitPassages('  short text \n')).toEqual([{ start: 2, end: 12, text: 'short text' }]);
  });

  it('makes nothing of nothing', () => {
    expect(splitPassages(' \n ')).toEqual([]);
  });

  it('cuts at the last end of a paragraph in reach', () => {
    const passages = splitPassages(paragraphs(600, 600, 600, 1_500));

    expect(passages.map(({ start, end }) => [start, end])).toEqual([
      [0, 1_804],
      [1_806, 3_306],
    ]);
  });

  it('cuts at the end of a sentence where a paragraph is too long', () => {
    const content = `${'word '.repeat(300)}end. ${'more '.repeat(300)}`;

    expect(splitPassages(content)[0]?.text).toMatch(/end\.$/);
  });

  it('leaves the last passage long enough', () => {
    const lengths = splitPassages(paragraphs(1_900, 200)).map(({ text }) => text.length);

    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(1_000);
  });

  it('says exactly where each passage stands', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        for (const { start, end, text } of splitPassages(content)) {
          expect(content.slice(start, end)).toBe(text);
          expect(text.trim()).toBe(text);
        }
      }),
    );
  });

  it('covers the text in order, without overlap', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        let end = 0;
        for (const passage of splitPassages(content)) {
          expect(content.slice(end, passage.start).trim()).toBe('');
          end = passage.end;
        }
        expect(content.slice(end).trim()).toBe('');
      }),
    );
  });

  it('keeps to the bounds, and never cuts a character in two', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const passages = splitPassages(content);
        passages.forEach(({ start, text }, index) => {
          const next = passages[index + 1];
          expect(text.length).toBeLessThanOrEqual(MAX_PASSAGE_LENGTH);
          expect(text.isWellFormed()).toBe(true);
          // With the white space behind it, which belongs to no passage.
          if (next) expect(next.start - start).toBeGreaterThanOrEqual(MIN_PASSAGE_LENGTH);
        });
      }),
    );
  });
});
