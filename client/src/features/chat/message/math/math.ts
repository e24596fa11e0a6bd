import { type Literal, type PhrasingContent } from 'mdast';
import { type CompileContext, type Extension as FromMarkdown, type Token } from 'mdast-util-from-markdown';
import { type Extension as Syntax } from 'micromark-util-types';
import { mathBlocks } from './math-block.js';
import { mathSpans } from './math-span.js';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    math: 'math';
    mathDisplay: 'mathDisplay';
    mathSequence: 'mathSequence';
    mathValue: 'mathValue';
    mathRest: 'mathRest';
  }
}

/** A formula as it was written, in TeX. It becomes an element `<var>`, which Markdown itself never makes. */
interface Formula extends Literal {
  type: 'math';
  data: { hName: 'var'; hProperties: Record<string, string>; hChildren: { type: 'text'; value: string }[] };
}

declare module 'mdast' {
  interface RootContentMap {
    math: Formula;
  }
  interface PhrasingContentMap {
    math: Formula;
  }
}

export const mathSyntax: Syntax = { text: { ...mathSpans }, flow: { ...mathBlocks } };

function begin(this: CompileContext, token: Token): undefined {
  const properties = token.type === 'mathDisplay' ? { dataDisplay: 'true' } : {};
  this.enter(
    { type: 'math', value: '', data: { hName: 'var', hProperties: properties, hChildren: [] } },
    token,
  );
  this.buffer();
}

function add(this: CompileContext, token: Token): undefined {
  this.config.enter.data?.call(this, token);
  this.config.exit.data?.call(this, token);
}

function end(this: CompileContext, token: Token): undefined {
  const value = this.resume().trim();
  const node = this.stack.at(-1) as PhrasingContent | undefined;
  if (node?.type === 'math') {
    node.value = value;
    node.data.hChildren = [{ type: 'text', value }];
  }
  this.exit(token);
}

export const mathFromMarkdown: FromMarkdown = {
  enter: { math: begin, mathDisplay: begin },
  exit: { mathValue: add, math: end, mathDisplay: end },
};
