import { setImmediate } from 'node:timers/promises';
import { ParseError } from '../parsing/parse-error.js';
import {
  add,
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

    it('lets a long document be found or not, as was said last, also while it is taken in to be found', async () => {
      const { id } = await add(Array.from({ length: 12_000 }, (_, index) => `Word${index} fee.`).join(' '));
      await fixture.library.change(id, { enabled: false });
      expect(await found('fee')).toEqual([]);
      await fixture.library.change(id, { enabled: true });
      expect(await found('fee')).not.toEqual([]);

      await fixture.library.change(id, { enabled: false });
      const enabling = fixture.library.change(id, { enabled: true });
      while ((await jobs()).length === 0) await setImmediate();
      await fixture.library.change(id, { enabled: false });
      await enabling;
      await settled(id);
      expect(await get(id)).toMatchObject({ enabled: false });
      expect(await found('fee')).toEqual([]);
      expect(await jobs()).toEqual([]);
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
});
