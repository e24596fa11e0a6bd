import { aManifest } from '../runs/testing/a-manifest.js';
import { citedSources, sourceChunk, sourcesOf } from './sources.js';

describe('the sources of a reply', () => {
  it('are the passages of its manifest', () => {
    expect(sourcesOf(aManifest('It is free.'))).toEqual([
      {
        source_id: 'psg_1',
        number: 1,
        document_id: 'doc_1',
        document_version: 2,
        passage_id: 'psg_1',
        title: 'Document 1',
        start: 10,
        end: 21,
        headings: ['Fees'],
        quote: 'It is free.',
      },
    ]);
    expect(sourcesOf(null)).toEqual([]);
  });

  it('quote whole words and whole characters of a long passage', () => {
    const quoteOf = (text: string) => sourcesOf(aManifest(text))[0]!.quote;

    expect(quoteOf('a'.repeat(300))).toBe('a'.repeat(300));
    expect(quoteOf(`${'word '.repeat(59)}cut off here`)).toBe(`${'word '.repeat(59).trimEnd()} cut …`);
    const unbroken = quoteOf(`${'a'.repeat(299)}🏦`);
    expect(unbroken.isWellFormed()).toBe(true);
    expect(unbroken).toMatch(/^a{299}. …$/);
  });

  it('are told in the stream as they are stored, but for what is cited', () => {
    const sources = sourcesOf(aManifest('One.', 'Two.'));

    expect(sources.map(sourceChunk)[1]).toEqual({
      type: 'source-document',
      sourceId: 'psg_2',
      mediaType: 'text/plain',
      title: 'Document 2',
      providerMetadata: { platform: sources[1] },
    });
    expect(citedSources(sources, { cited: [2], invented: [9] })).toEqual([
      { ...sources[0], cited: false },
      { ...sources[1], cited: true },
    ]);
  });
});
