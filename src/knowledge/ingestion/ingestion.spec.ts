import { Logger } from '@nestjs/common';
import { ParseError } from '../parsing/parse-error.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';
import { type DocumentProperties } from '../documents/document.js';
import { GatedParser } from '../testing/gated-parser.js';
import { auditIndex } from '../testing/index-audit.repository.js';
import { KnowledgeFixture } from '../testing/knowledge-fixture.js';

const APPLICATION = 'app_1';

function fileOf(text: string, fileName = 'notes.txt'): UploadedFile {
  return { bytes: Buffer.from(text), fileName, mediaType: 'text/plain' };
}

describe('ingestion', () => {
  let fixture: KnowledgeFixture;
  let parser: GatedParser;

  beforeEach(async () => {
    parser = new GatedParser();
    fixture = await KnowledgeFixture.create('en', {}, undefined, parser);
  });

  afterEach(async () => {
    expect(await auditIndex(fixture.database)).toEqual({});
    await fixture.close();
  });

  const get = (id: string) => fixture.catalogue.get(id);
  const add = (content: string, more: object = {}) =>
    fixture.knowledge.addDocument({
      applicationId: APPLICATION,
      title: 'Title',
      category: 'c',
      content,
      ...more,
    });
  const upload = async (text: string, properties: DocumentProperties = {}) =>
    (await fixture.library.upload(APPLICATION, fileOf(text), properties)).document.id;
  const settled = (id: string) => fixture.runner.settled(id);
  const jobs = () =>
    fixture.database.query.selectFrom('ingestion_job').select(['document_id', 'attempts']).execute();
  const found = async (query: string): Promise<string[]> => {
    const turns = [{ role: 'user' as const, text: query }];
    const hits = await fixture.knowledge.search({ applicationId: APPLICATION, topK: 50, turns });
    return hits.map(({ document }) => document.content);
  };

  describe('of a file', () => {
    it('goes from pending through processing to ready', async () => {
      const id = await upload('Savings earn interest.');
      expect(await get(id)).toMatchObject({ title: 'notes.txt', content: '', characters: 0, version: 1 });
      const reading = await parser.reading(1);
      expect(await get(id)).toMatchObject({ state: 'processing', failure: null });
      expect(await found('savings')).toEqual([]);

      reading.finish();
      await settled(id);

      expect(await get(id)).toMatchObject({ state: 'ready', content: 'Savings earn interest.', passages: 1 });
      expect(await found('savings')).toEqual(['Savings earn interest.']);
      expect(await jobs()).toEqual([]);
    });

    it('keeps no text waiting', async () => {
      const id = await upload('A long file.');
      const reading = await parser.reading(1);

      await add('A short text.');

      expect(await found('short')).toEqual(['A short text.']);
      reading.finish();
      await settled(id);
    });

    it('fails for a reason that is kept, and may be tried again with the same file', async () => {
      const id = await upload('scan', { category: 'first' });
      (await parser.reading(1)).fail(new ParseError('document_without_text', 'It has no text.'));
      await settled(id);
      const failure = { code: 'document_without_text', detail: 'It has no text.' };
      expect(await get(id)).toMatchObject({ state: 'failed', failure });
      expect(await jobs()).toEqual([]);

      const again = await fixture.library.upload(APPLICATION, fileOf('scan'), { category: 'second' });
      expect(again).toMatchObject({ isNew: true, document: { id, state: 'pending', failure: null } });
      (await parser.reading(2)).finish();
      await settled(id);

      expect(await get(id)).toMatchObject({
        state: 'ready',
        failure: null,
        content: 'scan',
        category: 'second',
      });
    });

    it('tells nothing of the server’s own faults', async () => {
      const id = await upload('text');
      Logger.overrideLogger(false);
      (await parser.reading(1)).fail(new Error('/srv/secret.db is locked'));
      await settled(id);

      const { failure } = await get(id);
      expect(failure).toMatchObject({ code: 'ingestion_failed' });
      expect(failure?.detail).not.toContain('secret');
    });

    it('is the same document while it still waits', async () => {
      const id = await upload('text');

      expect(await fixture.library.upload(APPLICATION, fileOf('text'), {})).toMatchObject({
        isNew: false,
        document: { id },
      });
      (await parser.reading(1)).finish();
      await settled(id);
      expect(parser.readings).toHaveLength(1);
    });

    it('comes to nothing where the document is deleted meanwhile', async () => {
      const id = await upload('text');
      const reading = await parser.reading(1);
      await fixture.library.remove(id);
      reading.finish();
      await settled(id);

      expect(await found('text')).toEqual([]);
      await expect(get(id)).rejects.toMatchObject({ code: 'document_not_found' });
    });

    it('makes a title of a name that is none', async () => {
      const { document } = await fixture.library.upload(
        APPLICATION,
        fileOf('a', ` ${'x'.repeat(600)}\n`),
        {},
      );
      const { document: other } = await fixture.library.upload(APPLICATION, fileOf('b', ' \t'), {});

      expect([document.title, other.title]).toEqual(['x'.repeat(500), 'Untitled']);
      (await parser.reading(1)).finish();
      (await parser.reading(2)).finish();
      await Promise.all([document.id, other.id].map(settled));
      expect([(await get(document.id)).title, (await get(other.id)).title]).toEqual([
        'x'.repeat(500),
        'Untitled',
      ]);
    });
  });

  describe('of a next version', () => {
    it('leaves the old one to be found until the new one is in', async () => {
      const { id } = await add('The fee is four pounds.');
      await fixture.library.replaceFile(id, fileOf('The charge is five pounds.'), {});
      const reading = await parser.reading(1);
      expect(await get(id)).toMatchObject({ state: 'ready', version: 1 });
      expect(await found('fee charge')).toEqual(['The fee is four pounds.']);

      reading.finish();
      await settled(id);

      expect(await get(id)).toMatchObject({ version: 2, title: 'Title', fileName: 'notes.txt' });
      expect(await found('fee charge')).toEqual(['The charge is five pounds.']);
    });

    it('that fails leaves the old one as it was, and says why', async () => {
      const { id } = await add('The fee is four pounds.');
      await fixture.library.replaceFile(id, fileOf('x'), { title: 'New', category: 'new' });
      (await parser.reading(1)).fail(new ParseError('document_unreadable', 'It is broken.'));
      await settled(id);

      const failure = { code: 'document_unreadable', detail: 'It is broken.' };
      expect(await get(id)).toMatchObject({
        state: 'ready',
        version: 1,
        title: 'Title',
        category: 'c',
        failure,
      });
      expect(await found('fee')).toEqual(['The fee is four pounds.']);

      await fixture.library.replaceText(id, 'The fee is five pounds.', {});
      expect(await get(id)).toMatchObject({ version: 2, failure: null });
    });

    it('gives way to one that is sent after it', async () => {
      const { id } = await add('One.');
      await fixture.library.replaceFile(id, fileOf('Two.'), {});
      const reading = await parser.reading(1);
      await fixture.library.replaceText(id, 'Three.', {});
      reading.finish();
      await settled(id);

      expect(await get(id)).toMatchObject({ content: 'Three.', fileName: null, mediaType: 'text/markdown' });
      expect(await found('one two three')).toEqual(['Three.']);
    });
  });

  describe('beside a change of what is said', () => {
    it('keeps what was said last, also of a file that is being read', async () => {
      const id = await upload('text', { title: 'First', category: 'first', metadata: { a: 1 } });
      const reading = await parser.reading(1);
      await fixture.library.change(id, { title: 'Second', category: 'second' });
      reading.finish();
      (await parser.reading(2)).finish();
      await settled(id);

      expect(await get(id)).toMatchObject({ title: 'Second', category: 'second', metadata: { a: 1 } });
      expect(await found('second')).toEqual(['text']);
    });

    it('keeps what was said after a next version was sent', async () => {
      const { id } = await add('Old.');
      await fixture.library.replaceFile(id, fileOf('New.'), {
        category: 'with the file',
        metadata: { a: 1 },
      });
      await parser.reading(1);
      await fixture.library.change(id, { category: 'afterwards' });
      for (const reading of [1, 2]) (await parser.reading(reading)).finish();
      await settled(id);

      expect(await get(id)).toMatchObject({ content: 'New.', category: 'afterwards', metadata: { a: 1 } });
    });

    it('makes a failed document ready by no new name', async () => {
      const id = await upload('scan');
      (await parser.reading(1)).fail(new ParseError('document_without_text', 'It has no text.'));
      await settled(id);

      await fixture.library.change(id, { title: 'Renamed', metadata: { a: 1 }, enabled: false });

      expect(await get(id)).toMatchObject({
        ...{ state: 'failed', title: 'Renamed', metadata: { a: 1 }, enabled: false },
        failure: { code: 'document_without_text' },
      });
      expect(await found('renamed')).toEqual([]);
    });
  });

  describe('at the end of the process', () => {
    it('is put back as if it had not been begun, and nobody waits for it', async () => {
      const id = await upload('text');
      await parser.reading(1);
      const waiting = settled(id);

      await fixture.runner.onModuleDestroy();

      await waiting;
      await settled(id);
      expect(await jobs()).toEqual([{ document_id: id, attempts: 0 }]);
      expect(await get(id)).toMatchObject({ state: 'pending', failure: null });
    });

    it('leaves a text that comes too late for the next start', async () => {
      await fixture.runner.onModuleDestroy();

      expect(await add('Savings.')).toMatchObject({ state: 'pending' });
      expect(await jobs()).toHaveLength(1);
    });
  });

  it('gives up what was begun three times and never ended, and goes on with the next', async () => {
    const doomed = await upload('doomed');
    await parser.reading(1);
    await fixture.runner.onModuleDestroy();
    // Three processes that died without a word.
    for (let count = 0; count < 3; count += 1) expect(await fixture.queue.take('file', 1)).toHaveLength(1);
    fixture.clock.nowMs += 1;
    const next = await upload('next');

    expect((await fixture.queue.take('file', 1)).map(({ documentId }) => documentId)).toEqual([next]);
    expect(await get(doomed)).toMatchObject({ state: 'failed', failure: { code: 'ingestion_failed' } });
    expect(await get(next)).toMatchObject({ state: 'processing' });
  });

  it('takes as many texts at once as are short, and a long one by itself', async () => {
    await fixture.runner.onModuleDestroy();
    for (const length of [10, 240_000, 9_000, 1_000, 400_000, 11]) {
      fixture.clock.nowMs += 1;
      await add('x'.repeat(length - 1) + String(length % 7));
    }
    const takes: number[][] = [];
    for (;;) {
      const taken = await fixture.queue.take('text', 32);
      if (taken.length === 0) break;
      takes.push(taken.map(({ input }) => input.content?.length ?? -1));
      for (const job of taken) await fixture.library.remove(job.documentId);
    }

    expect(takes.map((sizes) => sizes.length)).toEqual([3, 1, 1, 1]);
  });

  it('loses no text that comes while others are taken in', async () => {
    const documents = await Promise.all(Array.from({ length: 100 }, (_, index) => add(`Savings ${index}.`)));

    expect(documents.map(({ state }) => state)).toEqual(documents.map(() => 'ready'));
    expect(await jobs()).toEqual([]);
  });
});
