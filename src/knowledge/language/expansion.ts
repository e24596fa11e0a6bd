/** A text may be so many times as long when it is read as it is when it is written: no language comes near that. */
const MAX_FACTOR = 4;
/** Shorter ones may be longer than that: they cost nothing. */
const FREE_LENGTH = 10_000;
/** Measured a piece at a time: nothing of it has to be in memory. */
const PIECE_LENGTH = 4_096;

/**
 * Whether a text is of a reasonable length once its characters are taken apart, as the analyser does: some stand for a
 * word or a sentence (`㍿`, `ﷺ`), and a text of nothing else is many times as long as it seems.
 */
export function isMeasured(text: string): boolean {
  const most = FREE_LENGTH + MAX_FACTOR * text.length;
  // A piece at a time: what comes to too much is known before all of it is taken apart.
  let length = 0;
  for (let from = 0; from < text.length; from += PIECE_LENGTH) {
    length += text.slice(from, from + PIECE_LENGTH).normalize('NFKC').length;
    if (length > most) return false;
  }
  return true;
}
