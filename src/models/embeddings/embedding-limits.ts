import { type RetrySchedule } from '../endpoint/retrying.js';
import { type EmbeddingPurpose } from './embedding-model.js';

/** How much is asked at once, and how long an answer is waited for. */
export interface EmbeddingLimits {
  /** The most texts in one request. */
  readonly maxTexts: number;
  /** The most characters in one request. */
  readonly maxCharacters: number;
  /** Where a text is cut. */
  readonly maxTextCharacters: number;
  /** A text that is refused as too long is halved, but not when it is as short as this. */
  readonly minTextCharacters: number;
  readonly maxAnswerBytes: number;
  /** For one batch, with all its tries. */
  readonly timeoutMs: Readonly<Record<EmbeddingPurpose, number>>;
  readonly retries: Readonly<Record<EmbeddingPurpose, RetrySchedule>>;
}

/** Someone waits for a query; documents have time. */
export const DEFAULT_LIMITS: EmbeddingLimits = {
  // An endpoint without base64 answers 32 texts with about a megabyte of digits, which takes some 8 ms to read.
  maxTexts: 32,
  maxCharacters: 100_000,
  maxTextCharacters: 8_000,
  minTextCharacters: 200,
  maxAnswerBytes: 16_777_216,
  timeoutMs: { document: 120_000, query: 2_000 },
  retries: {
    document: { delaysMs: [500, 1_000, 2_000, 4_000, 8_000], maxWaitMs: 60_000 },
    query: { delaysMs: [100], maxWaitMs: 500 },
  },
};
