import { letters, roman } from '../numerals.js';

/** Circled numbers. */
const CIRCLES = { first: 0x2460, count: 20 };

/** A number as a list of Office writes it. What no format is known of here is written in digits. */
export function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'lowerLetter':
      return repeatedLetter(number);
    case 'upperLetter':
      return repeatedLetter(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'ordinal':
      return `${number}${ordinalSuffix(number)}`;
    case 'decimalEnclosedCircle':
      return number >= 1 && number <= CIRCLES.count
        ? String.fromCodePoint(CIRCLES.first + number - 1)
        : String(number);
    case 'none':
      return '';
    default:
      return String(number);
  }
}

/** a, b … z, aa, bb: unlike columns of a table, the letter is repeated. */
function repeatedLetter(number: number): string {
  if (number < 1 || number > 780) return String(number);
  return letters(((number - 1) % 26) + 1).repeat(Math.ceil(number / 26));
}

function ordinalSuffix(number: number): string {
  const isTeen = Math.floor((number % 100) / 10) === 1;
  return (isTeen ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10]) ?? 'th';
}
