/** What a line is by itself, whatever stands around it. */
export type LineKind =
  | { is: 'blank' | 'rule' | 'text' }
  | { is: 'fence'; sign: string }
  | { is: 'heading'; level: number }
  | { is: 'underline'; level: number }
  | { is: 'item'; number: number | undefined };

/** Longer than any line that is nothing but signs. */
const MAX_SIGNS = 1_000;

/** Looks at a line without its trailing white space, in time in proportion to it. */
export function lineKind(line: string): LineKind {
  if (line === '') return { is: 'blank' };
  const fence = /^\s*(`{3,}|~{3,})([^`]*)$/.exec(line);
  if (fence?.[1]) return { is: 'fence', sign: fence[1] };
  const heading = /^ {0,3}(#{1,6})(?=\s)/.exec(line);
  if (heading?.[1]) return { is: 'heading', level: heading[1].length };
  if (line.length <= MAX_SIGNS) {
    const underline = /^ {0,3}(?:(=+)|-+)$/.exec(line);
    if (underline) return { is: 'underline', level: underline[1] === undefined ? 2 : 1 };
    if (/^ {0,3}([-*_])(?:[ \t]*\1){2,}$/.test(line)) return { is: 'rule' };
  }
  const item = /^\s*(?:[-*+•]|(\d{1,9})[.)])\s/.exec(line);
  if (item) return { is: 'item', number: item[1] === undefined ? undefined : Number(item[1]) };
  return { is: 'text' };
}

export function indentOf(line: string): number {
  const space = /^[ \t]*/.exec(line)?.[0] ?? '';
  return space.replace(/\t/g, '    ').length;
}

/** Whether a line parts the head of a table from its rows. */
export function isTableRule(line: string): boolean {
  return line.length <= MAX_SIGNS && line.includes('|') && /^[\s|:-]*-[\s|:-]*$/.test(line);
}
