import { type Code, type Construct, type Effects, type State } from 'micromark-util-types';

const HORIZONTAL_TAB = -2;

/** The parser has line endings below the tab. */
export const isLineEnding = (code: Code): boolean => code !== null && code < HORIZONTAL_TAB;

export const isSpace = (code: Code): boolean =>
  code !== null && (code === 32 || (code < 0 && !isLineEnding(code)));

/** Of the letters that names and prices are written in. */
export const isLetterOrDigit = (code: Code): boolean =>
  code !== null && code > 0 && /[A-Za-z0-9]/.test(String.fromCharCode(code));

export const letterOf = (code: Code): string => (code === null || code < 0 ? ' ' : String.fromCharCode(code));

export function consumeLineEnding(effects: Effects, code: Code): void {
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
}

/** A row of letters. @param after what has to follow them. */
export function sequence(letters: string, after?: (code: Code) => boolean): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let count = 0;
      const next: State = (code) => {
        if (count === letters.length) {
          effects.exit('mathSequence');
          return after === undefined || after(code) ? ok(code) : nok(code);
        }
        if (code !== letters.charCodeAt(count)) return nok(code);
        effects.consume(code);
        count += 1;
        return next;
      };
      return (code) => {
        effects.enter('mathSequence');
        return next(code);
      };
    },
  };
}
