import { createHash } from 'node:crypto';
import { type Database } from '../database.js';
import { readPages } from './pages.js';
import { type TableShape } from './table-shape.js';

/** What two tables have in common that hold the same. */
export interface Fingerprint {
  rows: number;
  hash: string;
}

/** Reads a whole table, in the order of its key. */
export async function takeFingerprint(database: Database, shape: TableShape): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const page of readPages(database, shape)) {
    for (const row of page.rows) {
      hash.update(
        JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : value))),
      );
    }
    rows += page.rows.length;
  }
  return { rows, hash: hash.digest('hex') };
}
