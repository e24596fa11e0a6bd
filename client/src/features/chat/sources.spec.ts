import { nameOf, placeOf, sortSources, sourcesOf } from './sources.js';
import { replied } from './testing/a-message.js';
import { aSource } from './testing/a-source.js';

describe('the sources of a reply', () => {
  it('come in the order of their numbers, however they were streamed', () => {
    const reply = replied('b');
    for (const number of [2, 1]) {
      reply.parts.push({
        type: 'source-document',
        sourceId: `src_${number}`,
        mediaType: 'text/plain',
        title: 'Rates',
        providerMetadata: { platform: aSource(number) },
      });
    }
    expect(sourcesOf(reply).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('are told apart by what is cited, once that is known', () => {
    const all = [aSource(1), aSource(2)];
    const numbers = (citations: Parameters<typeof sortSources>[1]) => {
      const { cited, uncited } = sortSources(all, citations);
      return [cited.map(({ number }) => number), uncited.map(({ number }) => number)];
    };
    expect(numbers({ cited: [2], invented: [9] })).toEqual([[2], [1]]);
    expect(numbers(undefined)).toEqual([[], [1, 2]]);
  });

  it('are called by their heading too, where that says more than the title', () => {
    expect(nameOf({ title: 'Rates', headings: [] })).toBe('Rates');
    expect(nameOf({ title: 'Rates', headings: ['Rates'] })).toBe('Rates');
    expect(nameOf({ title: 'Rates', headings: ['Savings', 'Fixed'] })).toBe('Rates › Fixed');
  });

  it('are pointed into by the citation that was pressed, else by their first one', () => {
    const place = (number: number, at: number) => ({
      number,
      at,
      start: at,
      end: at + 1,
      quote: 'x',
      headings: [],
    });
    const places = [place(1, 10), place(2, 20), place(1, 90)];
    const citations = { cited: [1, 2], invented: [], places };
    expect(placeOf(citations, { number: 1, at: 88 })).toBe(places[2]);
    expect(placeOf(citations, { number: 1 })).toBe(places[0]);
    expect(placeOf(citations, { number: 3, at: 1 })).toBeUndefined();
    expect(placeOf(undefined, { number: 1 })).toBeUndefined();
  });
});
