const MAX_NAME_LENGTH = 60;
const MAX_LONG_NAME_LENGTH = 500;
/** So many numbers at equal distances are no accident. */
const MIN_SERIES = 3;
const NUMBER = /^[\p{Sc}\s\d.,:%/+-]*\d[\p{Sc}\s\d.,:%/+-]*$/u;
const YEAR = /^(?:19|20)\d\d$/;

type Rows = readonly (readonly string[])[];

/**
 * Whether a row looks like the names of the columns below it: none of its cells is of the kind of what is below. Words
 * are names, unless they are prose or come again below; numbers are, where they are years, a series or of another form.
 */
export function hasNames(row: readonly string[], below: Rows): boolean {
  const cells = row.map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  const seen = new Map<string, number>();
  for (const cell of filled) seen.set(cell.toLowerCase(), (seen.get(cell.toLowerCase()) ?? 0) + 1);
  const series = isSeries(cells) && !below.some((cellsBelow) => isSeries(cellsBelow));
  return cells.every((cell, column) => {
    if (cell === '') return true;
    const values = below
      .map((cellsBelow) => cellsBelow[column]?.trim() ?? '')
      .filter((value) => value !== '');
    if (NUMBER.test(cell)) return series || isNumberAbove(cell, values);
    if ((seen.get(cell.toLowerCase()) ?? 0) > 1 && values.includes(cell)) return false;
    return cell.length <= MAX_NAME_LENGTH || isLongNameAbove(cell, values);
  });
}

function isNumberAbove(cell: string, values: readonly string[]): boolean {
  if (values.length === 0) return false;
  if (YEAR.test(cell)) return !values.some((value) => YEAR.test(value));
  return values.length > 1 && !values.some((value) => formOf(value) === formOf(cell));
}

function isLongNameAbove(cell: string, values: readonly string[]): boolean {
  if (cell.length > MAX_LONG_NAME_LENGTH) return false;
  return values.length > 0 && values.every((value) => value.length <= cell.length / 2);
}

/** A number without its size: `27 €` is as `4 €`, but not as `27`. */
function formOf(value: string): string {
  return value.replace(/\d+(?:[.,]\d+)*/g, '9');
}

/** A word or nothing, and then numbers at equal distances. */
function isSeries(cells: readonly string[]): boolean {
  const [first, ...rest] = cells.map((cell) => cell.trim());
  if (first === undefined || NUMBER.test(first)) return false;
  const numbers = rest.filter((cell) => cell !== '');
  if (numbers.length < MIN_SERIES || !numbers.every((cell) => /^\d{1,4}$/.test(cell))) return false;
  const steps = numbers.slice(1).map((cell, index) => Number(cell) - Number(numbers[index]));
  return steps[0] !== 0 && steps.every((step) => step === steps[0]);
}
