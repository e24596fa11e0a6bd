export const TITLE_MAX_LENGTH = 200;

const FORKED = /^(.+)( \(fork(?: \d+)?\))$/su;

/** What is told of, and the mark that the server gives to what was forked from it: null where there is none. */
export function splitForkMark(title: string): [name: string, mark: string | null] {
  const [, name = title, mark = null] = FORKED.exec(title) ?? [];
  return [name, mark];
}
