/**
 * The letters that may have been meant where another was typed, by their scripts. Without accents: terms have none. A
 * script that is missing here has no near words.
 */
const ALPHABETS: readonly (readonly [script: RegExp, letters: string])[] = [
  [/^\p{Script=Latin}/u, 'abcdefghijklmnopqrstuvwxyz'],
  [/^\p{Script=Cyrillic}/u, 'абвгдежзийклмнопрстуфхцчшщъыьэюя'],
  [/^\p{Script=Greek}/u, 'αβγδεζηθικλμνξοπρστυφχψως'],
  [/^\p{Script=Arabic}/u, 'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءئ'],
  [/^\p{Script=Devanagari}/u, 'अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौंँ्'],
];
/** Nearly every shorter word is near to many others. */
const MIN_LETTERS = 4;
/** What is longer is hardly a word, and has too many. */
const MAX_LETTERS = 16;
const WORD = /^\p{L}[\p{L}\p{M}]*$/u;

/**
 * The words that one slip makes a word of: a letter too many, one missing, another one, or two in each other's place. Some
 * hundred of them, whether they exist or not; none where it has less than four letters, or digits among them.
 * @param word in lower case.
 */
export function nearWords(word: string): Set<string> {
  const near = new Set<string>();
  const letters = [...word];
  const alphabet = ALPHABETS.find(([script]) => script.test(word))?.[1];
  if (alphabet === undefined || !WORD.test(word)) return near;
  if (letters.length < MIN_LETTERS || letters.length > MAX_LETTERS) return near;
  for (let at = 0; at <= letters.length; at += 1) {
    const before = letters.slice(0, at).join('');
    const [letter = '', next = ''] = letters.slice(at);
    const after = letters.slice(at + 1).join('');
    near.add(before + after);
    near.add(before + next + letter + letters.slice(at + 2).join(''));
    for (const other of alphabet) {
      near.add(before + other + after);
      near.add(before + other + letter + after);
    }
  }
  near.delete(word);
  return near;
}
