import { type ModelErrorCode } from '../model-error.js';
import { type ProviderProblem } from './provider-problem.js';

/** Codes and types that say it without words. */
const TOO_LONG_CODES =
  /context_length_exceeded|exceed_context_size|tokens_limit_reached|string_above_max_length|context_window_exceeded|contextwindowexceeded/i;

/** What is too long, and that it is, in the words of some twenty providers: both have to be said. */
const INPUT =
  /\b(?:prompt|inputs?|context|messages?|conversation|requests?|request body|tokens?|contents?)\b/i;
const TOO_LONG = [
  /(?:maximum|max|model'?s?|available) (?:allowed )?(?:context|prompt|sequence|input|model)[ -]?(?:length|size|window|token)/i,
  /context (?:length|size|window)/i,
  /too (?:long|large|many (?:input |total )?tokens)/i,
  /(?:exceeds?|exceeded|exceeding|over|beyond|above|longer than|greater than|cannot exceed|must be (?:<=|at most|less than)).{0,60}(?:tokens?|length|max(?:imum)?|limit|context|\d)/i,
  /max(?:imum)? (?:length|input|number of (?:input )?tokens)/i,
  /input length should be/i,
  /reduce (?:the length|your message|the size|the number of tokens)/i,
  /number of tokens to keep|keep the first \d+ tokens/i,
];
/** Limits of other things, which are said in the same words. */
const OTHER_LIMIT =
  /max_(?:completion_)?tokens\b|max_output_tokens|completion tokens|rate limit|requests per|temperature|top_p|quota|credits?/i;

const MODERATION =
  /moderation|flagged|content (?:policy|management policy|filter)|safety (?:policy|system)|prohibited (?:content|use)|usage policy|inappropriate/i;
/** Google's gateway says this with a 400. */
const BAD_KEY = /api[ _]?key[ _](?:is )?(?:not valid|invalid|expired)|API_KEY_INVALID/i;
const NO_ROUTE = /no (?:endpoints?|providers?|routes?) (?:found|available|support)/i;

/**
 * Names a refusal.
 * @param status of the response; undefined for an error inside a stream or a 200, which then tells its own or none.
 */
export function classifyProblem(status: number | undefined, problem: ProviderProblem): ModelErrorCode {
  const known = status ?? problem.status;
  if (problem.code === 'model_not_found') return 'model_not_found';
  if (isContextTooLong(known, problem)) return 'model_context_too_long';
  if (known !== 401 && isModeration(known, problem)) return 'model_refused_content';
  if (known === 400 && BAD_KEY.test(problem.words)) return 'model_authentication_failed';
  if (known === 404 && NO_ROUTE.test(problem.words)) return 'model_rejected_request';
  return classifyStatus(known ?? guessStatus(problem));
}

function isContextTooLong(
  status: number | undefined,
  { code = '', type = '', words }: ProviderProblem,
): boolean {
  if (TOO_LONG_CODES.test(`${code} ${type}`)) return true;
  // Groq's limit of tokens a minute, where one request alone is beyond it.
  if (status === 413) return INPUT.test(words);
  if (status === 401 || status === 403 || status === 404 || status === 429) return false;
  if (!INPUT.test(words) || !TOO_LONG.some((way) => way.test(words))) return false;
  return !OTHER_LIMIT.test(words) || /context length|context window|prompt|`inputs`/i.test(words);
}

function isModeration(status: number | undefined, { code = '', type = '', words }: ProviderProblem): boolean {
  if (/content_?filter|content_policy|moderation|data_inspection_failed/i.test(`${code} ${type}`))
    return true;
  return (status === 400 || status === 403 || status === 422) && MODERATION.test(words);
}

function classifyStatus(status: number): ModelErrorCode {
  switch (status) {
    case 401:
    case 403:
      return 'model_authentication_failed';
    case 404:
      return 'model_not_found';
    case 429:
      return 'model_rate_limited';
    default:
      return status >= 500 ? 'model_failed' : 'model_rejected_request';
  }
}

function guessStatus({ code = '', type = '' }: ProviderProblem): number {
  const name = `${code} ${type}`;
  if (/rate_?limit|insufficient_quota|too_?many_?requests|resource_?exhausted/i.test(name)) return 429;
  if (/authentication|invalid_api_key|permission/i.test(name)) return 401;
  if (/not_?found/i.test(name)) return 404;
  return /invalid_?(?:request|argument)|bad_?request/i.test(name) ? 400 : 500;
}
