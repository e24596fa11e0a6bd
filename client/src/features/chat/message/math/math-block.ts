import { type Code, type Construct, type State } from 'micromark-util-types';
import { consumeLineEnding, isLineEnding, isSpace, sequence } from './codes.js';

const isEnd = (code: Code) => code === null || isLineEnding(code);

/** The line ending before a line that belongs to what is read, and not to what stands around it. */
const ownLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      if (code === null) return nok(code);
      consumeLineEnding(effects, code);
      return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
    };
  },
};

/** A formula on lines of its own. As with code, one that is not closed goes on to the end. */
function mathBlock(open: string, close: string): Construct {
  /** What closes it ends its line, but for the sign that ends a sentence. */
  const closing: Construct = {
    partial: true,
    tokenize(effects, ok, nok) {
      const rest: State = (code) => {
        if (isEnd(code)) {
          effects.exit('mathRest');
          return ok(code);
        }
        if (!isSpace(code) && !'.,;:'.includes(String.fromCharCode(code ?? 0))) return nok(code);
        effects.consume(code);
        return rest;
      };
      const after: State = (code) => {
        if (isEnd(code)) return ok(code);
        effects.enter('mathRest');
        return rest(code);
      };
      return effects.attempt(sequence(close), after, nok);
    },
  };

  return {
    name: 'mathBlock',
    concrete: true,
    tokenize(effects, ok, nok) {
      const opened: State = (code) => {
        if (isSpace(code)) {
          effects.enter('mathRest');
          return blank(code);
        }
        if (!isEnd(code)) return nok(code);
        // Whether it may end a paragraph is known by now.
        return this.interrupt ? ok(code) : lineEnd(code);
      };
      const blank: State = (code) => {
        if (isSpace(code)) {
          effects.consume(code);
          return blank;
        }
        effects.exit('mathRest');
        return opened(code);
      };
      const lineEnd: State = (code) => effects.check(ownLine, nextLine, after)(code);
      const nextLine: State = (code) => {
        consumeLineEnding(effects, code);
        return within;
      };
      const within: State = (code) => {
        if (isEnd(code)) return lineEnd(code);
        if (code === close.charCodeAt(0)) return effects.attempt(closing, after, data)(code);
        return data(code);
      };
      const data: State = (code) => {
        effects.enter('mathValue');
        effects.consume(code);
        return more;
      };
      const more: State = (code) => {
        if (!isEnd(code) && code !== close.charCodeAt(0)) {
          effects.consume(code);
          return more;
        }
        effects.exit('mathValue');
        return within(code);
      };
      const after: State = (code) => {
        effects.exit('mathDisplay');
        return ok(code);
      };
      return (code) => {
        effects.enter('mathDisplay');
        return effects.attempt(sequence(open), opened, nok)(code);
      };
    },
  };
}

/** Between `$$` and `$$`, or `\[` and `\]`. */
export const mathBlocks: Readonly<Record<number, Construct>> = {
  [36]: mathBlock('$$', '$$'),
  [92]: mathBlock('\\[', '\\]'),
};
