import { language, localeOf } from './language.js';
import { type Language, LANGUAGES } from './languages.js';

/** What stands in a text for its `{name}`s. */
export type Values = Readonly<Record<string, string | number>>;

/** Keeps a text that runs one way from turning round what is around it in a language that runs the other. */
const isolated = (text: string) => `\u2068${text}\u2069`;

const formats = new Map<string, Intl.NumberFormat>();

/** Each is made once: that takes a hundred times as long as to write a number with it. */
function formatOf(locale: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** Puts values into a text; numbers as the language writes them. A `{name}` that has none stays. */
export function fill(code: Language, text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = values[name];
    if (value === undefined) return slot;
    if (typeof value === 'number') return formatOf(localeOf(code)).format(value);
    return LANGUAGES[code].dir === 'rtl' ? isolated(value) : value;
  });
}

/** A number by itself, as the language of the page writes it. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return formatOf(localeOf(language.get()), options).format(value);
}
