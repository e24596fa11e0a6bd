/** So much is coloured anew with every word, while a block is being written. */
const WHILE_WRITTEN = 4_000;
/** So much at all: who pastes a novel reads it in one colour from there on. */
const AT_ALL = 40_000;

/** How much of a block is coloured, in whole lines. @param writing it is still growing. */
export function colouredLength(code: string, writing: boolean): number {
  const most = writing ? WHILE_WRITTEN : AT_ALL;
  return code.length <= most ? code.length : code.lastIndexOf('\n', most) + 1;
}
