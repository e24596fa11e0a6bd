import { isRecord } from '../../common/is-record.js';
import { readBounded } from './read-bounded.js';

/** What a provider says went wrong, in any of the shapes they use. */
export interface ProviderProblem {
  readonly message: string | undefined;
  /** Such as `context_length_exceeded`; a number, where it repeats the status, is in `status`. */
  readonly code: string | undefined;
  /** Such as `invalid_request_error` or `BadRequestError`. */
  readonly type: string | undefined;
  /** The parameter at fault. */
  readonly param: string | undefined;
  readonly status: number | undefined;
}

/** Enough for any honest refusal. */
const MAX_PROBLEM_BYTES = 65_536;

/** Reads the body of a refusal, as far as it is of a decent length. */
export async function readRefusal(body: AsyncIterable<Uint8Array> | null): Promise<ProviderProblem> {
  const { text } = await readBounded(body, MAX_PROBLEM_BYTES);
  return readProblemText(text);
}

/** A page in HTML has nothing to say to a user; plain text has. */
function readProblemText(text: string): ProviderProblem {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const isMarkup = /^\s*</.test(text);
    return readProblem(isMarkup ? undefined : text);
  }
  return readProblem(body);
}

/**
 * Reads an error object, or what holds one: `{error: {…}}` (OpenAI, llama.cpp, Ollama), `{error: "…"}`, the object
 * itself (older vLLM), `{detail: …}` (FastAPI), or a string.
 */
export function readProblem(body: unknown): ProviderProblem {
  if (!isRecord(body)) {
    return { message: toText(body), code: undefined, type: undefined, param: undefined, status: undefined };
  }
  if (isRecord(body.error) || typeof body.error === 'string') return readProblem(body.error);
  return {
    message: toText(body.message) ?? describeDetail(body.detail),
    code: toText(body.code),
    type: toText(body.type),
    param: toText(body.param),
    status: toStatus(body.code) ?? toStatus(body.status),
  };
}

function describeDetail(detail: unknown): string | undefined {
  return (
    toText(detail) ?? (typeof detail === 'object' && detail !== null ? JSON.stringify(detail) : undefined)
  );
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function toStatus(value: unknown): number | undefined {
  const status = Number(value);
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : undefined;
}
