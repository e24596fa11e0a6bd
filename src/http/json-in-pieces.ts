import { setImmediate } from 'node:timers/promises';

/** So many characters are written at a time: less than a millisecond's work. */
const PIECE = 65_536;

/**
 * An object as JSON, its longest text a piece at a time: whoever else waits has a turn between two of them.
 *
 * @param name of the text, which comes last.
 */
export async function* jsonInPieces<Name extends string>(
  object: Readonly<Record<Name, string>>,
  name: Name,
  piece = PIECE,
): AsyncGenerator<string> {
  const { [name]: text, ...others } = object;
  const rest = JSON.stringify(others).slice(1, -1);
  yield `{${rest}${rest === '' ? '' : ','}${JSON.stringify(name)}:"`;
  for (let start = 0; start < text.length;) {
    const end = start + piece;
    // Half a character is none.
    const isWhole = !/[\uD800-\uDBFF]/.test(text[end - 1] ?? '');
    const next = isWhole ? end : end + 1;
    yield JSON.stringify(text.slice(start, next)).slice(1, -1);
    start = next;
    await setImmediate();
  }
  yield '"}';
}
