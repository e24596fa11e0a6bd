import { SqliteFile } from '../../src/database/sqlite/sqlite-file.js';

/** As many ids as a search may look up at a time. */
const LONG_LIST = 200;

/** Remembers the text of every statement that any connection of this process executes, from now on. */
export class RecordedQueries {
  private readonly recorded = new Set<string>();
  private file: SqliteFile | undefined;
  private readonly prepare = SqliteFile.prototype.prepare;

  constructor() {
    const { prepare } = this;
    const note = (file: SqliteFile, text: string): void => {
      this.file ??= file;
      this.recorded.add(text);
    };
    SqliteFile.prototype.prepare = function (this: SqliteFile, text: string) {
      note(this, text);
      return prepare.call(this, text);
    };
  }

  /** Those that read or change rows of tables. */
  get texts(): string[] {
    return [...this.recorded].filter((text) => /^\s*(?:select|insert|update|delete|with)\b/i.test(text));
  }

  /**
   * How SQLite goes about a recorded statement, a line for each step: as it came, and with long lists in the place of
   * short ones, which may be read in another way.
   */
  planOf(text: string): string[] {
    const long = text.replace(/\bin \((?:\?, )*\?\)/g, `in (${Array(LONG_LIST).fill('?').join(', ')})`);
    return [...new Set([...this.explain(text), ...this.explain(long)])];
  }

  /** Asks the first database that anything was asked of. */
  read<Row>(sql: string): Row[] {
    if (!this.file) throw new Error('Nothing was recorded.');
    const values = Array<null>(sql.split('?').length - 1).fill(null);
    return this.prepare.call(this.file, sql).all(...values) as Row[];
  }

  private explain(text: string): string[] {
    return this.read<{ detail: string }>(`explain query plan ${text}`).map(({ detail }) => detail);
  }

  /** Nothing is remembered any more. */
  end(): void {
    SqliteFile.prototype.prepare = this.prepare;
  }
}
