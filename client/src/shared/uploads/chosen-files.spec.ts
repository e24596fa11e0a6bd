import { filesOfDrop, filesOfField } from './chosen-files.js';

const fileEntry = (path: string) =>
  ({
    ...{ isDirectory: false, name: path.split('/').at(-1), fullPath: path },
    file: (resolve: (file: File) => void) => {
      resolve(new File(['x'], path.split('/').at(-1)!));
    },
  }) as unknown as FileSystemEntry;

/** Tells its entries in pieces, as browsers do. */
const folder = (path: string, pieces: FileSystemEntry[][]) =>
  ({
    ...{ isDirectory: true, name: path, fullPath: path },
    createReader: () => {
      const left = [...pieces];
      return {
        readEntries: (resolve: (entries: FileSystemEntry[]) => void) => {
          resolve(left.shift() ?? []);
        },
      };
    },
  }) as unknown as FileSystemEntry;

describe('what is dropped', () => {
  it('is all files of all folders, in order, without what systems leave in them', async () => {
    const inner = folder('/a/b', [[fileEntry('/a/b/3.md')]]);
    const outer = folder('/a', [
      [fileEntry('/a/2.md'), inner],
      [fileEntry('/a/1.md'), fileEntry('/a/.DS_Store')],
    ]);
    const { files } = await filesOfDrop([outer, fileEntry('/4.md')]);
    expect(files.map(({ path }) => path)).toEqual(['a/b/3.md', 'a/1.md', 'a/2.md', '4.md']);
  });

  it('is what can be read, and the names of what cannot', async () => {
    const refused = (path: string, isDirectory: boolean) =>
      ({
        ...{ isDirectory, name: path, fullPath: path },
        file: (_: unknown, fail: (error: Error) => void) => {
          fail(new Error('no'));
        },
        createReader: () => ({
          readEntries: (_: unknown, fail: (error: Error) => void) => {
            fail(new Error('no'));
          },
        }),
      }) as unknown as FileSystemEntry;
    const found = await filesOfDrop([refused('/locked', true), refused('/a.md', false), fileEntry('/b.md')]);
    expect(found.files.map(({ path }) => path)).toEqual(['b.md']);
    expect(found.unreadable).toEqual(['locked', 'a.md']);
  });
});

it('what is chosen keeps its way below the folder', () => {
  const inFolder = Object.assign(new File(['x'], 'cards.md'), { webkitRelativePath: 'handbook/cards.md' });
  const alone = Object.assign(new File(['x'], 'fees.md'), { webkitRelativePath: '' });
  const left = Object.assign(new File(['x'], 'Thumbs.db'), { webkitRelativePath: 'handbook/Thumbs.db' });
  expect(filesOfField([inFolder, alone, left]).map(({ path }) => path)).toEqual([
    'handbook/cards.md',
    'fees.md',
  ]);
});
