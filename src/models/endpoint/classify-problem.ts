import { type ModelErrorCode } from '../model-error.js';
import { type ProviderProblem } from './provider-problem.js';

/** As OpenAI, vLLM (three generations), llama.cpp, Ollama, LM Studio and Anthropic put it. */
const CONTEXT_TOO_LONG =
  /maximum context length|context (?:size|window)|exceeds? (?:the |max |maximum )*context length|context length is only|longer than the maximum model length|prompt (?:is )?too long|reduce the length of the (?:messages|input|prompt)|number of tokens to keep from the initial prompt/i;

/**
 * Names a refusal.
 * @param status of the response; undefined for an error inside a stream or a 200, which then tells its own or none.
 */
export function classifyProblem(status: number | undefined, problem: ProviderProblem): ModelErrorCode {
  if (problem.code === 'model_not_found') return 'model_not_found';
  if (isContextTooLong(problem)) return 'model_context_too_long';
  return classifyStatus(status ?? problem.status ?? guessStatus(problem));
}

function isContextTooLong({ code, type, message }: ProviderProblem): boolean {
  if (code === 'context_length_exceeded' || type === 'exceed_context_size_error') return true;
  return message !== undefined && CONTEXT_TOO_LONG.test(message);
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
  if (/rate_?limit|insufficient_quota|too_?many_?requests/i.test(name)) return 429;
  if (/authentication|invalid_api_key|permission/i.test(name)) return 401;
  if (/not_?found/i.test(name)) return 404;
  return /invalid_?request|bad_?request/i.test(name) ? 400 : 500;
}
