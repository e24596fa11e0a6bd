import { join } from 'node:path';
import { SystemScheduler } from '../../src/common/scheduler.js';
import { DOCUMENT_FORMATS } from '../../src/knowledge/parsing/document-formats.js';
import { WorkerDocumentParser } from '../../src/knowledge/parsing/worker-document-parser.js';
import { type Outcome, readCorpus } from './read-corpus.ts';

const CORPUS = join(import.meta.dirname, '..', '..', 'test', 'corpus');

/** A file of each kind that is read, made for this, with what should come of it beside it. */
describe('test/corpus', () => {
  let outcomes: Outcome[];

  beforeAll(async () => {
    const parser = new WorkerDocumentParser(new SystemScheduler());
    const read = (fileName: string, bytes: Uint8Array) =>
      parser.parse({ fileName, bytes, mediaType: '' }, new AbortController().signal);
    outcomes = await Array.fromAsync(readCorpus(CORPUS, read));
  }, 120_000);

  it('is read to what its references say', () => {
    expect(outcomes.filter(({ similarity = 0 }) => similarity < 1)).toEqual([]);
  });

  it('fails with a reason where there is nothing to be read', () => {
    const failed = outcomes.filter(({ state }) => state === 'failed');
    expect(failed.map(({ path, reasons: [reason] }) => [path, reason?.code])).toEqual([
      ['scan.pdf', 'document_without_text'],
    ]);
  });

  it('has each kind of file', () => {
    const missing = DOCUMENT_FORMATS.filter(
      ({ extensions }) => !outcomes.some(({ path }) => extensions.some((end) => path.endsWith(`.${end}`))),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
