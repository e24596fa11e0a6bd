import { type RawNode, SqliteQueryCompiler } from 'kysely';
import { variantOf } from './per-dialect.js';

/** Writes queries for SQLite. */
export class SqliteCompiler extends SqliteQueryCompiler {
  protected override visitRaw(node: RawNode): void {
    const variant = variantOf(node, 'sqlite');
    if (variant) this.visitNode(variant);
    else super.visitRaw(node);
  }
}
