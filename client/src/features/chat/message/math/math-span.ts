import { type Construct, type State, type TokenType } from 'micromark-util-types';
import { consumeLineEnding, isLetterOrDigit, isLineEnding, letterOf, sequence } from './codes.js';

interface Span {
  open: string;
  close: string;
  token: TokenType;
  /** Whether what stands between is a formula. */
  accepts: (value: string) => boolean;
  /** Letters right beside it make it something else, as in `US$`. */
  standsAlone: boolean;
}

const BACKSLASH = 92;
/** `5 per month`, `10, then`: a number that goes on as a sentence does. */
const PRICE = /^\d[\d.,]*\s*[kKmMbB]?[\s,;:()–—-]+\p{L}{2}/u;
/** What is in formulas, and hardly in words within brackets that were meant to stay brackets. */
const SIGNS = /[\\^_=+<>{}|]|^\s/;

/** A formula within a line of text, or more of them. */
function mathSpan({ open, close, token, accepts, standsAlone }: Span): Construct {
  return {
    name: 'math',
    tokenize(effects, ok, nok) {
      const { previous } = this;
      let value = '';
      let escaped = false;

      const within: State = (code) => {
        if (code === null || (standsAlone && isLineEnding(code))) return nok(code);
        if (isLineEnding(code)) {
          consumeLineEnding(effects, code);
          value += '\n';
          return within;
        }
        if (code === close.charCodeAt(0)) return effects.attempt(sequence(close), closed, data)(code);
        return data(code);
      };
      const data: State = (code) => {
        effects.enter('mathValue');
        return datum(code);
      };
      const datum: State = (code) => {
        effects.consume(code);
        value += letterOf(code);
        escaped = !escaped && code === BACKSLASH;
        return more;
      };
      const more: State = (code) => {
        if (code !== null && !isLineEnding(code) && (escaped || code !== close.charCodeAt(0)))
          return datum(code);
        effects.exit('mathValue');
        escaped = false;
        return within(code);
      };
      const closed: State = (code) => {
        if (!accepts(value) || (standsAlone && isLetterOrDigit(code))) return nok(code);
        effects.exit(token);
        return ok(code);
      };
      return (code) => {
        if (standsAlone && (isLetterOrDigit(previous) || previous === code)) return nok(code);
        effects.enter(token);
        return effects.attempt(sequence(open), within, nok)(code);
      };
    },
  };
}

const isFormula = (value: string) => /^\S(?:.*\S)?$/s.test(value) && !PRICE.test(value);
const isNotEmpty = (value: string) => value.trim() !== '';

/** `$a$`, `$$a$$`, `\(a\)` and `\[a\]`; never what are two prices. */
export const mathSpans: Readonly<Record<number, Construct[]>> = {
  [36]: [
    { open: '$$', close: '$$', token: 'mathDisplay', accepts: isNotEmpty, standsAlone: false } as const,
    { open: '$', close: '$', token: 'math', accepts: isFormula, standsAlone: true } as const,
  ].map(mathSpan),
  [BACKSLASH]: [
    { open: '\\(', close: '\\)', token: 'math', accepts: isNotEmpty, standsAlone: false } as const,
    {
      ...({ open: '\\[', close: '\\]', token: 'mathDisplay', standsAlone: false } as const),
      accepts: (value: string) => isNotEmpty(value) && SIGNS.test(value),
    },
  ].map(mathSpan),
};
