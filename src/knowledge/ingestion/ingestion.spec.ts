import { Logger } from '@nestjs/common';
import { ParseError } from '../parsing/parse-error.js';
import {
  add,
  APPLICATION,
  close,
  fileOf,
  fixture,
  found,
  get,
  jobs,
  open,
  parser,
  settled,
  upload,
} from '../testing/gated-ingestion.js';

describe('ingestion', () => {
  beforeEach(open);
  afterEach(close);

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
});
