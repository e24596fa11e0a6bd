import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Config } from '../../config/config.js';
import { type ListedModelConfig } from '../../config/models-file.js';
import { suitableOutput } from './suitable-output.js';
import { findKnownLimit, findKnownOutput } from './known-limits.js';

/** A setting, a table of hosted models, or a refusal. */
export const LIMIT_SOURCES = ['setting', 'known', 'learned'] as const;

/** How much a model can read, question and answer together, or say, and how that is known. */
export interface ContextLimit {
  readonly tokens: number;
  readonly source: (typeof LIMIT_SOURCES)[number];
}

/** Names come from callers. */
const MAX_LEARNED = 1_000;
/** A refusal shows that the limit is below what was sent. */
const BELOW = 0.9;
/** No model reads less; what seems to say so speaks of something else. */
const LEAST_TOKENS = 256;

/** Knows how much each model can read: what a setting says, what a refusal has taught, what its vendor tells. */
@Injectable()
export class ModelLimits {
  private readonly settings: readonly ContextSetting[];
  /** What the file of models says of each that it lists, by its full name. */
  private readonly listed: ReadonlyMap<string, ListedModelConfig>;
  private readonly learned = new LRUCache<string, number>({ max: MAX_LEARNED });

  constructor({ models }: Config) {
    this.listed = new Map(
      models.endpoints.flatMap(({ name, models: listed = [] }) =>
        listed.map((model) => [`${name}:${model.name}`, model] as const),
      ),
    );
    this.settings = models.contextTokens.map(({ pattern, tokens }) => ({
      names: toExpression(pattern),
      tokens,
    }));
  }

  /** @returns undefined where nobody said. @param model such as `openai:qwen3:8b`. */
  find(model: string): ContextLimit | undefined {
    const setting = this.settings.find(
      ({ names }) => names.test(model) || names.test(model.replace(/^[\w-]+:/, '')),
    );
    const set = setting?.tokens ?? this.listed.get(model)?.contextTokens;
    const learned = this.learned.get(model);
    // An endpoint that refuses knows better than whoever set it.
    if (learned !== undefined && learned < (set ?? Infinity)) {
      return { tokens: learned, source: 'learned' };
    }
    if (set !== undefined) return { tokens: set, source: 'setting' };
    const known = findKnownLimit(model);
    return known === undefined ? undefined : { tokens: known, source: 'known' };
  }

  /** The most that it can say in one answer; undefined where nobody said. */
  findOutput(model: string): ContextLimit | undefined {
    const set = this.listed.get(model)?.outputTokens;
    if (set !== undefined) return { tokens: set, source: 'setting' };
    const known = findKnownOutput(model);
    return known === undefined ? undefined : { tokens: known, source: 'known' };
  }

  /** The most tokens of a reply where nobody says how many. */
  suitableOutput(model: string): number {
    const [context, output] = [this.find(model)?.tokens, this.findOutput(model)?.tokens];
    return suitableOutput(model, { context, output });
  }

  /**
   * A prompt was refused as too long.
   * @param said the limit that the refusal names.
   * @param sentTokens what was sent and asked for, as far as it was counted.
   */
  learn(model: string, said: number | undefined, sentTokens: number): void {
    const isSaid = said !== undefined && said >= LEAST_TOKENS;
    // Where what was counted is below the limit that was said, it was counted too low, and will be again.
    const tokens = Math.min(isSaid ? said : Infinity, Math.floor(sentTokens * BELOW));
    const before = this.find(model)?.tokens ?? Infinity;
    // Two refusals in a row show that what was counted is too little.
    const shorter = tokens < before ? tokens : Math.floor(Math.min(before, sentTokens) * BELOW);
    this.learned.set(model, Math.max(LEAST_TOKENS, shorter));
  }
}

interface ContextSetting {
  readonly names: RegExp;
  readonly tokens: number;
}

/** `*` stands for anything. */
function toExpression(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
