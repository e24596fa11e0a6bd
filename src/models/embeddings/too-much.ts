import { type JsonRefusal } from '../endpoint/json-endpoint.js';

/** Of a text: as OpenAI, vLLM, llama.cpp, Text Embeddings Inference and others put it. */
const TEXT_TOO_LONG =
  /too (?:long|large)|(?:maximum|max)[\w ]* (?:context|input|sequence|token)|exceeds?[\w ]* (?:context|length|tokens|limit)|fewer tokens/i;

/** Of a list. Some of them name the limit, all of them speak of a batch, an array or a number of inputs. */
const TOO_MANY_TEXTS =
  /batch|array|too many (?:inputs|texts|items)|(?:inputs|texts|items) (?:at|per) (?:once|request)/i;

/** Whether the refusal is about how long the one text is. llama.cpp says it with status 500. */
export function isTextTooLong({ status, problem, error }: JsonRefusal): boolean {
  if (status === 413 || error.code === 'model_context_too_long') return true;
  return isAboutTheInput(status) && TEXT_TOO_LONG.test(problem.message ?? '');
}

/** Whether it is about how many texts there are, so that as many will be refused again. */
export function isAboutTheirNumber({ status, problem }: JsonRefusal): boolean {
  return isAboutTheInput(status) && TOO_MANY_TEXTS.test(problem.message ?? '');
}

/**
 * Whether parts of the batch may be taken. Endpoints word it in too many ways to tell for sure, and halves that are
 * refused as well end in the refusal of one text.
 */
export function isWorthHalving(refusal: JsonRefusal): boolean {
  return refusal.status === 400 || refusal.status === 422 || isTextTooLong(refusal);
}

function isAboutTheInput(status: number): boolean {
  return status === 400 || status === 413 || status === 422 || status === 500;
}
