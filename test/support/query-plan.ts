/** What makes a row unique. */
export interface Keys {
  /** By the name of a unique index, or of a table that is stored in the order of its key: its columns. */
  unique: ReadonlyMap<string, readonly string[]>;
}

/** Columns that name one conversation, run, document or passage; it has what it has, however many others there are. */
const OF_ONE_THING = new Set([
  ...['id', 'rowid', 'conversation_id', 'run_id', 'document_id', 'parent_id'],
  ...['number', 'passage_number', 'content_hash'],
]);

const SCAN = /^SCAN (?<name>\S+)/;
const SEARCH = /^SEARCH (?<name>\S+) USING (?<way>.*?) \((?<columns>.*?)\)/;
const DERIVED = /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/;
/** What SQLite makes up for itself. */
const NO_TABLE = /^(?:CONSTANT$|\d+(?:$|-ROW$)|\(subquery-\d+\)$)/;

/** The steps of a plan that take longer the more there is of an application, or of all. */
export function growingSteps(plan: readonly string[], keys: Keys): string[] {
  const derived = new Set(plan.flatMap((step) => DERIVED.exec(step)?.[1] ?? []));
  return plan.filter((step) => {
    const name = (SCAN.exec(step) ?? SEARCH.exec(step))?.groups?.name;
    if (name === undefined || derived.has(name) || NO_TABLE.test(name)) return false;
    if (step.includes('VIRTUAL TABLE')) return false;
    const { way = '', columns = '' } = SEARCH.exec(step)?.groups ?? {};
    return columns === '' || way.includes('AUTOMATIC') || !isBounded(name, way, columns, keys);
  });
}

function isBounded(name: string, way: string, constraints: string, { unique }: Keys): boolean {
  const equal = constraints.split(' AND ').flatMap((constraint) => /^(\w+)=\?$/.exec(constraint)?.[1] ?? []);
  if (equal.some((column) => OF_ONE_THING.has(column))) return true;
  const key = unique.get(/INDEX (\w+)$/.exec(way)?.[1] ?? name);
  return key?.every((column) => equal.includes(column)) ?? false;
}
