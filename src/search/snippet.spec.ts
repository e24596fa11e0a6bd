import fc from 'fast-check';
import { type Place, snippetOf } from './snippet.js';

const marked = ({ text, highlights }: { text: string; highlights: readonly Place[] }): string[] =>
  highlights.map(([start, end]) => text.slice(start, end));

function placesOf(text: string, word: string): Place[] {
  return [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => [index, index + word.length]);
}

describe('a snippet', () => {
  it('is a short text as it is', () => {
    const text = 'A savings account';
    expect(snippetOf(text, placesOf(text, 'savings'))).toEqual({ text, start: 0, highlights: [[2, 9]] });
    expect(snippetOf('', [])).toEqual({ text: '', start: 0, highlights: [] });
  });

  it('is cut between words, with some of them before the first place', () => {
    const text = `${'before '.repeat(60)}savings${' behind'.repeat(60)}`;
    const snippet = snippetOf(text, placesOf(text, 'savings'));
    expect(snippet.text).toMatch(/^(before ){7}savings( behind)+$/);
    expect(snippet.text.length).toBeLessThanOrEqual(200);
    expect(marked(snippet)).toEqual(['savings']);
    expect(text.slice(snippet.start).startsWith(snippet.text)).toBe(true);
  });

  it('is where most of the words are', () => {
    const text = `fee ${'x '.repeat(300)}fee and fee ${'y '.repeat(300)}`;
    expect(marked(snippetOf(text, placesOf(text, 'fee')))).toEqual(['fee', 'fee']);
  });

  it('is a piece of its text with the same places, whatever the text', () => {
    const units = fc.string({ unit: fc.constantFrom('a', ' ', '😀', 'fee', '\n'), maxLength: 400 });
    fc.assert(
      fc.property(units, (text) => {
        const places = placesOf(text, 'fee');
        const snippet = snippetOf(text, places);
        expect(text.slice(snippet.start, snippet.start + snippet.text.length)).toBe(snippet.text);
        expect(snippet.text.length).toBeLessThanOrEqual(200);
        expect(snippet.text.isWellFormed()).toBe(true);
        if (places.length > 0) expect(marked(snippet)[0]).toBe('fee');
        expect(marked(snippet).every((word) => 'fee'.startsWith(word))).toBe(true);
      }),
    );
  });
});
