import { formatNumber } from './number-format.js';
import { childOf, descendants, isOn, numberOf, valueOf, type XmlNode, xmlTree } from '../office/xml-tree.js';

const LEVELS = 9;

interface Level {
  start: number;
  format: string;
  text: string;
  /** After an item of which level the numbers begin anew; of any above it where that is undefined. */
  restart: number | undefined;
  isDecimal: boolean;
}

/** One list, as paragraphs name it. Several may share their numbers. */
interface List {
  shared: string;
  levels: Map<number, Level>;
  starts: Map<number, number>;
}

/** Counts the items of the lists of a document, in the order of its text. */
export class ListNumbers {
  private readonly lists = new Map<string, List>();
  private readonly levels = new Map<string, number>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  /** The lists and levels that have begun where their own start says. */
  private readonly begun = new Set<string>();

  /** @param listOfStyle the list that a style of lists names. */
  constructor(part: Uint8Array | undefined, listOfStyle: (style: string) => string | undefined) {
    const tree = xmlTree(part);
    const shared = new Map(
      [...descendants(tree, 'w:abstractNum')].map((node) => [node.attributes['w:abstractNumId'] ?? '', node]),
    );
    for (const level of descendants(tree, 'w:lvl')) {
      const style = valueOf(level, 'w:pStyle');
      if (style !== undefined) this.levels.set(style, numberOf(level.attributes['w:ilvl']) ?? 0);
    }
    const nodes = new Map(
      [...descendants(tree, 'w:num')].map((node) => [node.attributes['w:numId'] ?? '', node]),
    );
    for (const [id, node] of nodes) {
      const own = valueOf(node, 'w:abstractNumId') ?? '';
      const style = valueOf(shared.get(own), 'w:numStyleLink');
      const linked = style === undefined ? undefined : nodes.get(listOfStyle(style) ?? '');
      const name = valueOf(linked, 'w:abstractNumId') ?? own;
      this.lists.set(id, toList(name, shared.get(name), node));
    }
  }

  /** The level that a style is linked with. */
  levelOfStyle(style: string): number | undefined {
    return this.levels.get(style);
  }

  /**
   * What stands before the next item.
   *
   * @param level from 0.
   * @returns undefined where there is no such list.
   */
  next(listId: string, level: number): string | undefined {
    const list = this.lists.get(listId);
    const own = list?.levels.get(level);
    if (!list || !own || level < 0 || level >= LEVELS) return undefined;
    const counters = this.counters.get(list.shared) ?? [];
    this.counters.set(list.shared, counters);
    const start = list.starts.get(level);
    const key = `${listId} ${level}`;
    if (start !== undefined && !this.begun.has(key)) counters[level] = start;
    else counters[level] = (counters[level] ?? own.start - 1) + 1;
    this.begun.add(key);
    for (let below = level + 1; below < LEVELS; below += 1) {
      const restart = list.levels.get(below)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) counters[below] = undefined;
    }
    return this.written(list, own, counters);
  }

  private written(list: List, own: Level, counters: (number | undefined)[]): string {
    if (own.format === 'bullet') return '-';
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const level = Number(digit) - 1;
      const { start = 1, format = 'decimal' } = list.levels.get(level) ?? {};
      return formatNumber(counters[level] ?? start, own.isDecimal ? 'decimal' : format);
    });
  }
}

function toList(shared: string, node: XmlNode | undefined, own: XmlNode): List {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const level of node?.children ?? []) addLevel(level, levels);
  for (const override of own.children.filter(({ name }) => name === 'w:lvlOverride')) {
    const level = numberOf(override.attributes['w:ilvl']);
    const start = numberOf(valueOf(override, 'w:startOverride'));
    const replaced = childOf(override, 'w:lvl');
    if (replaced) addLevel(replaced, levels);
    if (level !== undefined && start !== undefined) starts.set(level, start);
  }
  return { shared, levels, starts };
}

function addLevel(node: XmlNode, levels: Map<number, Level>): void {
  const level = node.name === 'w:lvl' ? numberOf(node.attributes['w:ilvl']) : undefined;
  if (level === undefined) return;
  levels.set(level, {
    start: numberOf(valueOf(node, 'w:start')) ?? 1,
    format: valueOf(node, 'w:numFmt') ?? 'decimal',
    text: valueOf(node, 'w:lvlText') ?? '',
    restart: numberOf(valueOf(node, 'w:lvlRestart')),
    isDecimal: isOn(node, 'w:isLgl') === true,
  });
}
