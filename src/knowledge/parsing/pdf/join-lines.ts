const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]`;
const BETWEEN_UNSPACED = new RegExp(String.raw`^${UNSPACED}{2}$`, 'u');

/** One text of lines that follow each other. Words that were broken at the end of a line are whole. */
export function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    if (text === '') text = line;
    else if (/\p{L}[-\u00AD\u2010]$/u.test(text) && /^\p{Ll}/u.test(line)) text = text.slice(0, -1) + line;
    else if (BETWEEN_UNSPACED.test((text.at(-1) ?? '') + (line[0] ?? ''))) text += line;
    else text += ` ${line}`;
  }
  return text;
}
