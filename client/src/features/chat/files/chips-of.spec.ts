import { type UploadState } from '../../../shared/uploads/upload-queue.js';
import { aFile } from '../testing/a-file.js';
import { chipsOf } from './chips-of.js';

const upload = (id: number, state: UploadState) => ({
  id,
  what: { file: new File(['x'], `${id}.md`), path: `${id}.md` },
  state,
});
const sent = (documentId: string): UploadState => ({ kind: 'sent', isNew: true, documentId });
const none: ReadonlySet<string> = new Set();

describe('what is shown of files', () => {
  it('are those that were chosen, in their order, each with what the server has of it', () => {
    const documents = [aFile('b'), aFile('a')];
    const chips = chipsOf([upload(1, sent('a')), upload(2, { kind: 'waiting' })], documents, none);
    expect(chips.map(({ key, name, document }) => [key, name, document?.id])).toEqual([
      ['upload 1', '1.md', 'a'],
      ['upload 2', '2.md', undefined],
    ]);
  });

  it('are others that are followed, the oldest first', () => {
    const documents = [aFile('c'), aFile('b'), aFile('a', { file_name: null, title: 'A title' })];
    const chips = chipsOf([upload(1, sent('b'))], documents, new Set(['a', 'b', 'c']));
    expect(chips.map(({ key, name }) => [key, name])).toEqual([
      ['upload 1', '1.md'],
      ['a', 'A title'],
      ['c', 'c.md'],
    ]);
  });

  it('is not what was removed, and once what was chosen twice', () => {
    const uploads = [upload(1, sent('a')), upload(2, sent('a')), upload(3, sent('gone'))];
    expect(chipsOf(uploads, [aFile('a')], none).map(({ key }) => key)).toEqual(['upload 1']);
  });
});
