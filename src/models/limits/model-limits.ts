import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Config } from '../../config/config.js';
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
  private readonly outputs: ReadonlyMap<string, number>;
  private readonly learned = new LRUCache<string, number>({ max: MAX_LEARNED });

  constructor({ models }: Config) {
    const listed = models.endpoints.flatMap((endpoint) =>
      (endpoint.models ?? []).flatMap(({ name, contextTokens: tokens }) =>
        tokens === undefined ? [] : [{ pattern: `${endpoint.name}:${name}`, tokens }],
      ),
    );
    this.outputs = new Map(
      models.endpoints.flatMap((endpoint) =>
        (endpoint.models ?? []).flatMap(({ name, outputTokens: tokens }) =>
          tokens === undefined ? [] : [[`${endpoint.name}:${name}`, tokens] as const],
        ),
      ),
    );
    this.settings = [...models.contextTokens, ...listed].map(({ pattern, tokens }) => ({
      names: toExpression(pattern),
      tokens,
    }));
  }

  /** @returns undefined where nobody said. @param model such as `openai:qwen3:8b`. */
  find(model: string): ContextLimit | undefined {
    const setting = this.settings.find(
      ({ names }) => names.test(model) || names.test(model.replace(/^[\w-]+:/, '')),
    );
    const learned = this.learned.get(model);
    // An endpoint that refuses knows better than whoever set it.
    if (learned !== undefined && learned < (setting?.tokens ?? Infinity)) {
      return { tokens: learned, source: 'learned' };
    }
    if (setting) return { tokens: setting.tokens, source: 'setting' };
    const known = findKnownLimit(model);
    return known === undefined ? undefined : { tokens: known, source: 'known' };
  }

  /** The most that it can say in one answer; undefined where nobody said. */
  findOutput(model: string): ContextLimit | undefined {
    const set = this.outputs.get(model);
    if (set !== undefined) return { tokens: set, source: 'setting' };
    const known = findKnownOutput(model);
    return known === undefined ? undefined : { tokens: known, source: 'known' };
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
