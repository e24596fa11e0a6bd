import { type Span } from './passage-window.js';

/** How far apart two letters of a drawn text may stand in its source: signs, references, the edge of a quotation. */
const REACH = 40;

/**
 * Where each code unit of a drawn text stands in the source that it was made from. Where Markdown drew something else
 * than what is written, such as a character for its name, it stands where that begins.
 */
export function sourcePlaces(value: string, source: string, { start, end }: Span): number[] {
  const whole = source.indexOf(value, start);
  if (whole !== -1 && whole + value.length <= end)
    return Array.from({ length: value.length }, (_, index) => whole + index);
  let next = start;
  return Array.from({ length: value.length }, (_, index) => {
    const found = source.indexOf(value.charAt(index), next);
    if (found === -1 || found >= Math.min(end, next + REACH)) return Math.min(next, end - 1);
    next = found + 1;
    return found;
  });
}
