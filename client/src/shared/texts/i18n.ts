import { createI18n, type Messages, transform } from '@nanostores/i18n';
import { fill, type Values } from './fill.js';
import { language } from './language.js';
import { BASE_LANGUAGE, type Language } from './languages.js';

/** Defines the texts of a part of the page, in English. Its name is that of its file in `en`. */
export const i18n = createI18n<Language, typeof BASE_LANGUAGE>(language, {
  baseLocale: BASE_LANGUAGE,
  // The texts of another language are there before it is spoken: `speak.ts`.
  get: () => Promise.resolve({}),
});

/** The forms of a text for each kind of number that a language tells apart. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

type Slots<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Slots<Rest>
  : never;

/** A text with `{names}` in it, for which values are given. */
export function filled<const Text extends string>(
  text: Text,
): (values: Readonly<Record<Slots<Text>, string | number>>) => string {
  return transform<[Values], string, string>((code, translation, values) =>
    fill(code as Language, translation, values),
  )(text);
}

/** A text that depends on a number, which is its `{count}`; others of its `{names}` are given after it. */
export function counted(forms: Forms): (count: number, values?: Values) => string {
  return transform<[number, Values?], Record<string, string>, string>((code, translation, count, values) => {
    const form = new Intl.PluralRules(code).select(count);
    return fill(code as Language, translation[form] ?? translation.other ?? '', { count, ...values });
  })(forms);
}

/** The same texts in another language: text for text, and for one that depends on a number its forms there. */
export type Translated<Texts> =
  Texts extends Messages<infer Body>
    ? {
        readonly [Key in keyof Body]: Body[Key] extends (count: number, values?: Values) => string
          ? Forms
          : string;
      }
    : never;
