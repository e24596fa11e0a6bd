import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

const OWNER_FOLDER = 0o700;
const OWNER_FILE = 0o600;

/**
 * Sees to it that the file of a database is its owner's alone, as are the two that SQLite makes beside it: these get the
 * mode of the first. A folder that has to be made is as well; one that is there may be others' too, and stays as it is.
 *
 * @throws as the file system does.
 */
export function keepForOwner(path: string): void {
  makeFolder(dirname(path));
  closeSync(openSync(path, 'a', OWNER_FILE));
  for (const file of [path, `${path}-wal`, `${path}-shm`]) restrict(file);
}

/** A folder that has to be made is its owner's alone. @throws as the file system does. */
export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: OWNER_FOLDER });
}

function restrict(file: string): void {
  try {
    chmodSync(file, OWNER_FILE);
  } catch {
    // It is not there yet, or another's, who has decided this for himself.
  }
}
