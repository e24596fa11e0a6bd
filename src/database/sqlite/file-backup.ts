import SqliteDatabase from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

const OWNER_FILE = 0o600;
/** All that is left, in one step: it is a state of one moment then, and never has to begin anew behind a writer. */
const ALL_PAGES = 2 ** 31 - 1;

/** There is no backup; the message is for the person at the console. */
export class BackupError extends Error {}

/**
 * Copies a database file that a server may be writing to, as it is at one moment, by SQLite's own online backup. It only
 * reads: nobody who writes waits for it. What was acknowledged before the call is in it.
 *
 * The copy takes its name only once it is whole, checked and on the disk, and is its owner's alone.
 *
 * @throws BackupError where there is something at `to` already, or the copy is damaged; and as the system does.
 */
export async function backUpFile(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new BackupError(`DATABASE_URL names ${from}, which does not exist`);
  if (existsSync(to)) throw new BackupError(`${to} exists already`);
  const unfinished = `${to}.${process.pid}.unfinished`;
  closeSync(openSync(unfinished, 'wx', OWNER_FILE));
  try {
    await copyPages(from, unfinished);
    requireIntegrity(unfinished);
    syncPath(unfinished);
    renameSync(unfinished, to);
    syncPath(dirname(to));
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  }
}

async function copyPages(from: string, to: string): Promise<void> {
  const source = new SqliteDatabase(from, { fileMustExist: true, readonly: true });
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
}

function requireIntegrity(path: string): void {
  const copy = new SqliteDatabase(path, { fileMustExist: true });
  try {
    const faults = copy.pragma('integrity_check', { simple: true });
    if (faults !== 'ok') throw new BackupError(`the copy is damaged: ${String(faults)}`);
  } finally {
    copy.close();
  }
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
