/** By the number that a type names: which bytes its letters have. */
const OF_CHARSET = new Map([
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);
const NAMES = new Map([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [65001, 'utf-8'],
  ...Array.from({ length: 9 }, (_, index) => [1250 + index, `windows-${1250 + index}`] as const),
]);

/** @returns undefined where the type says nothing of it. */
export function codePageOf(charset: number): number | undefined {
  return OF_CHARSET.get(charset);
}

export function decodeBytes(bytes: readonly number[], codePage: number): string {
  return new TextDecoder(NAMES.get(codePage) ?? 'windows-1252').decode(Uint8Array.from(bytes));
}
