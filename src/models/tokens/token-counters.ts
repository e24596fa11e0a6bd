import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { estimateTokens } from './estimate-tokens.js';
import { type TokenCounter } from './token-counter.js';

/** In characters: the history of a conversation is counted again with each of its turns. */
const MAX_KEPT_CHARACTERS = 4_000_000;
const NAMED = /^openai:(.+)$/;

type Encoding = 'o200k_base' | 'cl100k_base';

/** Finds the counter of a model: its own tokenizer where that is public, an estimate by script for all others. */
@Injectable()
export class TokenCounters {
  private readonly estimate = keeping(false, estimateTokens);
  private readonly encodings = new Map<Encoding, Promise<TokenCounter>>();

  /** @param model such as `openai:gpt-5-mini`. */
  async find(model: string): Promise<TokenCounter> {
    const encoding = encodingOf(NAMED.exec(model)?.[1] ?? '');
    if (encoding === undefined) return this.estimate;
    const known = this.encodings.get(encoding);
    if (known) return known;
    // A vocabulary is megabytes, which a server without such a model need not have in memory.
    const loading = load(encoding);
    this.encodings.set(encoding, loading);
    return loading;
  }
}

function encodingOf(model: string): Encoding | undefined {
  if (/^(?:gpt-(?:4o|4\.|5)|o[1-9]|chatgpt)/.test(model)) return 'o200k_base';
  return /^gpt-(?:4|3\.5)/.test(model) ? 'cl100k_base' : undefined;
}

async function load(encoding: Encoding): Promise<TokenCounter> {
  const { countTokens } =
    encoding === 'o200k_base'
      ? await import('gpt-tokenizer/encoding/o200k_base')
      : await import('gpt-tokenizer/encoding/cl100k_base');
  // What users write is text, also where it looks like a mark of the model's.
  return keeping(true, (text) => countTokens(text, { disallowedSpecial: new Set() }));
}

function keeping(isExact: boolean, count: (text: string) => number): TokenCounter {
  const kept = new LRUCache<string, number>({
    maxSize: MAX_KEPT_CHARACTERS,
    sizeCalculation: (_, text) => text.length + 1,
  });
  return {
    isExact,
    count: (text) => {
      const known = kept.get(text);
      if (known !== undefined) return known;
      const tokens = count(text);
      if (text.length < MAX_KEPT_CHARACTERS) kept.set(text, tokens);
      return tokens;
    },
  };
}
