import bidiFactory, { type Bidi } from 'bidi-js';

// Its types tell of a module of another kind than it is for Node.
const bidi = (bidiFactory as unknown as () => Bidi)();
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const ANY_RIGHT_TO_LEFT = new RegExp(RIGHT_TO_LEFT, 'gu');
const LEFT_TO_RIGHT =
  /(?![\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])\p{L}/gu;
/** Letters by the form that they take at their place in a word, and letters that are drawn as one. */
const PRESENTATION_FORMS = /[\uFB00-\uFDFF\uFE70-\uFEFC]+/g;

export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** Whether a line runs from right to left, as most of its letters do. */
export function runsLeftwards(text: string): boolean {
  if (!isRightToLeft(text)) return false;
  return count(text, ANY_RIGHT_TO_LEFT) >= count(text, LEFT_TO_RIGHT);
}

/** The signs of a run as they stand on the page, from left to right; the reader of PDF turns what has Hebrew or Arabic. */
export function asDrawn(text: string, isTurned: boolean): string {
  return isTurned && isRightToLeft(text) ? reordered(text, true, false) : text;
}

/**
 * The signs of a line as they are read. What is drawn says nothing of that order: it is that in which the line would be
 * drawn once more, which is the same for all but rare nestings of directions.
 *
 * @param drawn from left to right.
 */
export function asRead(drawn: string): string {
  const text = isRightToLeft(drawn) ? reordered(drawn, runsLeftwards(drawn), true) : drawn;
  return text.replace(PRESENTATION_FORMS, (forms) => forms.normalize('NFKC'));
}

function reordered(text: string, leftwards: boolean, mirrors: boolean): string {
  const levels = bidi.getEmbeddingLevels(text, leftwards ? 'rtl' : 'ltr');
  const indices = bidi.getReorderedIndices(text, levels);
  return indices
    .map((index) => {
      const sign = text[index] ?? '';
      const isMirrored = mirrors && ((levels.levels[index] ?? 0) & 1) === 1;
      return isMirrored ? (bidi.getMirroredCharacter(sign) ?? sign) : sign;
    })
    .join('')
    .toWellFormed();
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}
