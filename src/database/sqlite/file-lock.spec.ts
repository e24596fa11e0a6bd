import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileInUseError, FileLock } from './file-lock.js';

describe('FileLock', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is had by one, who can be known by everybody, until it is given back', () => {
    const path = join(folder, 'data', 'platform.db');
    const lock = FileLock.take(path);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(() => FileLock.take(path)).toThrow(new FileInUseError({ pid: process.pid, host: hostname() }));
    }
    lock.release();
    FileLock.take(path).release();
  });

  it('is one for all names of a file, and another for every other file', async () => {
    const path = join(folder, 'platform.db');
    await writeFile(path, '');
    await symlink(path, join(folder, 'link.db'));
    const lock = FileLock.take(join(folder, 'link.db'));
    expect(() => FileLock.take(path)).toThrow(FileInUseError);
    FileLock.take(join(folder, 'copy.db')).release();
    lock.release();
  });
});
