import { type JoinedText } from '../joined-text.js';
import { NamedRows } from '../named-rows.js';
import { describeRow, HEAD_ROWS, readTable } from '../table-rows.js';
import { type JsonNode } from './read-json.js';

/** What is longer than this, or has more members, stands under a heading, member by member. */
const MAX_RECORD_LENGTH = 1_000;
const MAX_RECORD_MEMBERS = 40;

interface Member {
  path: string;
  value: string;
}

/** Says a value of JSON in lines that are understood by themselves. */
export class JsonDescriber {
  /** @param nameLength what is longer of a path is cut; 0 leaves it out. */
  constructor(
    private readonly text: JoinedText,
    private readonly nameLength: number,
  ) {}

  /** @param level of a heading, from 1. */
  describe(value: JsonNode, name = '', level = 1): void {
    const members = membersOf(value, name);
    if (members && (name !== '' || !(value instanceof Map))) this.addRow(members);
    else if (value instanceof Map) {
      if (name !== '') this.text.add('heading', name, Math.min(level, 6));
      for (const [key, child] of value) this.describe(child, key, name === '' ? level : level + 1);
    } else if (Array.isArray(value)) this.describeList(value, name, level);
    else this.addRow([{ path: name, value: String(value) }]);
  }

  private describeList(values: readonly JsonNode[], name: string, level: number): void {
    if (name !== '') this.text.add('heading', name, Math.min(level, 6));
    const rows = values.map((value) => (Array.isArray(value) ? value.map(scalarOf) : undefined));
    if (rows.length > 1 && rows.every(isRow)) {
      this.describeTable(rows);
      return;
    }
    for (const [index, value] of values.entries()) {
      const members = membersOf(value, '');
      if (members) this.addRow(members);
      else this.describe(value, titleOf(value) ?? `${name} ${index + 1}`.trim(), level + 1);
    }
  }

  private describeTable(rows: readonly string[][]): void {
    const { above, names, from } = readTable(rows.slice(0, HEAD_ROWS));
    for (const line of above) this.text.add('paragraph', line);
    const named = new NamedRows(names, this.nameLength);
    for (const line of rows.slice(from).flatMap((row) => named.describe(row)))
      this.text.add('table-row', line);
  }

  private addRow(members: readonly Member[]): void {
    const names = members.map(({ path }) => path);
    const values = members.map(({ value }) => value);
    this.text.add('table-row', describeRow(names, values, this.nameLength));
  }
}

/** What a small value says in one line, by path; undefined where it is too large, or has lists of records. */
function membersOf(value: JsonNode, path: string): Member[] | undefined {
  const members: Member[] = [];
  let length = 0;
  const add = (node: JsonNode, at: string): boolean => {
    if (node instanceof Map) {
      for (const [key, child] of node) if (!add(child, at === '' ? key : `${at}.${key}`)) return false;
      return true;
    }
    const text = Array.isArray(node) ? listOf(node) : (scalarOf(node) ?? '');
    if (text === undefined) return false;
    members.push({ path: at, value: text });
    length += at.length + text.length;
    return members.length <= MAX_RECORD_MEMBERS && (length <= MAX_RECORD_LENGTH || members.length === 1);
  };
  return add(value, path) ? members : undefined;
}

/** Values of one kind in one line. */
function listOf(values: readonly JsonNode[]): string | undefined {
  const texts = values.map(scalarOf);
  return texts.every((text) => text !== undefined) ? texts.join(', ') : undefined;
}

function scalarOf(value: JsonNode): string | undefined {
  if (value === null) return '';
  return typeof value === 'object' ? undefined : String(value);
}

function isRow(row: readonly (string | undefined)[] | undefined): row is string[] {
  return row?.every((cell) => cell !== undefined) === true;
}

/** What a record calls itself. */
function titleOf(value: JsonNode): string | undefined {
  if (!(value instanceof Map)) return undefined;
  const title = ['title', 'name', 'label', 'id']
    .map((key) => value.get(key))
    .find((one) => typeof one === 'string');
  return typeof title === 'string' && title.trim() !== '' ? title : undefined;
}
