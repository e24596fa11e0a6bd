import { cellDate } from './cell-date.js';

/** Formats that every workbook knows, of those that make more of a number than digits. */
const KNOWN = new Map([
  [2, '0.00'],
  [4, '0.00'],
  [9, '0%'],
  [10, '0.00%'],
  ...[14, 15, 16, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
    (id) => [id, 'yyyy-mm-dd'] as const,
  ),
  [17, 'mmm yyyy'],
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, 'hh:mm'] as const),
  [46, '[h]:mm:ss'],
  [22, 'yyyy-mm-dd hh:mm'],
]);

/** How a number is shown. */
export type CellFormat = (number: number) => string;

/** @param code as it stands in the workbook, where the format is one of its own. */
export function cellFormat(id: number, code: string | undefined, epoch: 1900 | 1904): CellFormat {
  const [positive = ''] = (code ?? KNOWN.get(id) ?? '').split(';');
  const signs = positive.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  const date = cellDate(positive, signs, epoch);
  if (date) return date;
  const decimals = /\.(0+)/.exec(signs)?.[1]?.length;
  if (signs.includes('%')) return (number) => `${digitsOf(number * 100, decimals)}%`;
  const currency = currencyOf(positive);
  if (currency === undefined) return (number) => digitsOf(number, decimals);
  return (number) =>
    currency.isBefore
      ? `${currency.sign}${digitsOf(number, decimals)}`
      : `${digitsOf(number, decimals)} ${currency.sign}`;
}

/** Without the traces of a number that is kept in two's powers. */
function digitsOf(number: number, decimals: number | undefined): string {
  return decimals === undefined
    ? String(Number(number.toPrecision(15)))
    : number.toFixed(Math.min(decimals, 20));
}

function currencyOf(code: string): { sign: string; isBefore: boolean } | undefined {
  const found = /\[\$([^\]-]+)[^\]]*\]|"?(\p{Sc}|\b[A-Z]{3}\b)"?/u.exec(code);
  const sign = (found?.[1] ?? found?.[2] ?? '').trim();
  if (!found || sign === '') return undefined;
  return { sign, isBefore: !/[0#]/.test(code.slice(0, found.index)) };
}
