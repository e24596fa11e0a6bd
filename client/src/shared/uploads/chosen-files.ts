/** A file that was chosen or dropped, and where it lay. */
export interface ChosenFile {
  file: File;
  /** Below the folder that was chosen, with its name: `handbook/cards.md`. */
  path: string;
}

/** What systems leave in folders for themselves. */
const NOBODYS = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i;

/** The files of a field, those of a whole folder too. */
export function filesOfField(files: Iterable<File>): ChosenFile[] {
  return [...files]
    .filter(({ name }) => !NOBODYS.test(name))
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

export interface Dropped {
  files: ChosenFile[];
  /** The files and folders that the browser was not let into: where they lay. */
  unreadable: string[];
}

/** All files among what was dropped, however deep in folders. One that cannot be read keeps none of the others. */
export async function filesOfDrop(entries: readonly FileSystemEntry[]): Promise<Dropped> {
  const dropped: Dropped = { files: [], unreadable: [] };
  const left = [...entries];
  for (let entry = left.shift(); entry; entry = left.shift()) {
    const path = entry.fullPath.replace(/^\//, '');
    try {
      if (isFolder(entry)) left.unshift(...(await entriesOf(entry)));
      else if (!NOBODYS.test(entry.name)) {
        dropped.files.push({ file: await fileOf(entry as FileSystemFileEntry), path });
      }
    } catch {
      dropped.unreadable.push(path);
    }
  }
  return dropped;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A browser tells a hundred at a time, and none when there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all.sort((one, other) => one.name.localeCompare(other.name));
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}
