import pg from 'pg';

/** What a step of a plan says of itself. */
interface Step {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: Step[];
}

/** A step that reads all there is, and the statement that it is of. */
export interface Scan {
  readonly step: string;
  readonly text: string;
}

/**
 * Has the server never look at how much is in the tables of a database: what it last saw, and when, would decide on the
 * ways that it goes. It takes each of them for one of some pages then.
 */
export async function leaveUnseen(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    );
    for (const { name } of rows) await client.query(`alter table ${name} set (autovacuum_enabled = off)`);
  } finally {
    await client.end();
  }
}

/** Remembers the text of every statement that this process sends to a PostgreSQL server, from now on. */
export class PostgresPlans {
  private readonly recorded = new Set<string>();
  private readonly query = pg.Client.prototype.query;

  constructor() {
    const { query } = this;
    const note = (text: string): void => {
      this.recorded.add(text);
    };
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      const [first] = given as [string | { text?: string }];
      const text = typeof first === 'string' ? first : first.text;
      if (text !== undefined) note(text);
      return (query as (...args: unknown[]) => unknown).apply(this, given);
    } as typeof query;
  }

  /** Those that read or change rows of tables. */
  get texts(): string[] {
    return [...this.recorded].filter((text) => /^\s*(?:select|insert|update|delete|with)\b/i.test(text));
  }

  /**
   * The steps of recorded statements that read a table from end to end, though reading from end to end is forbidden: no
   * index knows what is looked for. Each with its statement.
   */
  async scans(url: string): Promise<Scan[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('set enable_seqscan = off; set plan_cache_mode = force_generic_plan');
      const scans: Scan[] = [];
      for (const text of this.texts) {
        for (const step of await planOf(client, text)) {
          const name = scanOf(step);
          if (name !== undefined) scans.push({ step: name, text });
        }
      }
      return scans;
    } finally {
      await client.end();
    }
  }

  /** Nothing is remembered any more. */
  end(): void {
    pg.Client.prototype.query = this.query;
  }
}

/** How the server goes about a statement whatever its values are. */
async function planOf(client: pg.Client, text: string): Promise<Step[]> {
  const count = Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
  await client.query(`prepare recorded as ${text}`);
  const values = count === 0 ? '' : `(${Array(count).fill('null').join(', ')})`;
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(
    `explain (format json) execute recorded${values}`,
  );
  await client.query('deallocate recorded');
  return rows.flatMap((row) => stepsOf(row['QUERY PLAN'][0].Plan));
}

function stepsOf(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}

function scanOf(step: Step): string | undefined {
  const table = step['Relation Name'];
  if (step['Node Type'] === 'Seq Scan') return `Seq Scan on ${table ?? ''}`;
  const isIndexScan = step['Node Type'] === 'Index Scan' || step['Node Type'] === 'Index Only Scan';
  if (isIndexScan && step['Index Cond'] === undefined) {
    return `${step['Node Type']} using ${step['Index Name'] ?? ''} on ${table ?? ''}`;
  }
  return undefined;
}
