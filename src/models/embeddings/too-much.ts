import { type JsonRefusal } from '../endpoint/json-endpoint.js';

/** Of a text: as OpenAI, vLLM, llama.cpp, Text Embeddings Inference and others put it. */
const TEXT_TOO_LONG =
  /too (?:long|large)|(?:maximum|max)[\w ]* (?:context|input|sequence|token)|exceeds?[\w ]* (?:context|length|tokens|limit)|fewer tokens/i;

/** Of a list. The "physical batch" of llama.cpp is none: it holds the tokens of a single text. */
const TOO_MANY_TEXTS =
  /(?<!physical )batch|array|too many (?:inputs|texts|items)|(?:inputs|texts|items) (?:at|per) (?:once|request)/i;

/** The patterns take quadratic time, so they only see the beginning of what a provider sends. */
const MAX_SEARCHED_CHARACTERS = 1_000;

/** Whether the refusal is about how long the one text is. llama.cpp says it with status 500. */
export function isTextTooLong(refusal: JsonRefusal): boolean {
  if (refusal.status === 413 || refusal.error.code === 'model_context_too_long') return true;
  return says(TEXT_TOO_LONG, refusal);
}

/** Whether it is about how many texts there are, so that as many will be refused again. */
export function isAboutTheirNumber(refusal: JsonRefusal): boolean {
  return says(TOO_MANY_TEXTS, refusal);
}

/**
 * Whether parts of the batch may be taken. Endpoints word it in too many ways to tell for sure, and halves that are
 * refused as well end in the refusal of one text.
 */
export function isWorthHalving(refusal: JsonRefusal): boolean {
  return refusal.status === 400 || refusal.status === 422 || isTextTooLong(refusal);
}

function says(pattern: RegExp, { status, problem }: JsonRefusal): boolean {
  const isAboutTheInput = status === 400 || status === 413 || status === 422 || status === 500;
  return isAboutTheInput && pattern.test((problem.message ?? '').slice(0, MAX_SEARCHED_CHARACTERS));
}
