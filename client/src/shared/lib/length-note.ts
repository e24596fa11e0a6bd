/** From this share of a limit on, the reader is told how much is left. */
const NEAR = 0.9;

export interface LengthNote {
  text: string;
  /** It is longer than it may be. */
  over: boolean;
}

const formatNumber = new Intl.NumberFormat('en');

/** What is said of the length of a text beside the field that it is written in; null while it is far from its limit. */
export function lengthNote(length: number, limit: number): LengthNote | null {
  if (length < limit * NEAR) return null;
  const [count, most] = [formatNumber.format(length), formatNumber.format(limit)];
  if (length <= limit) return { text: `${count} of ${most} characters`, over: false };
  const excess = formatNumber.format(length - limit);
  const characters = length - limit === 1 ? 'character' : 'characters';
  return { text: `${excess} ${characters} too long: ${count} of ${most}`, over: true };
}
