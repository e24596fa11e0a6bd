import { isRecord } from '../../common/is-record.js';
import { readBounded } from './read-bounded.js';

/** What a provider says went wrong, in any of the shapes they use. */
export interface ProviderProblem {
  /** What to show: its own words, without the labels around them. */
  readonly message: string | undefined;
  /** Every text in it, labels and places too: what it is about is found here, wherever a provider or a gateway put it. */
  readonly words: string;
  /** Such as `context_length_exceeded`; a number, where it repeats the status, is in `status`. */
  readonly code: string | undefined;
  /** Such as `invalid_request_error` or `BadRequestError`. */
  readonly type: string | undefined;
  /** The parameter at fault. */
  readonly param: string | undefined;
  readonly status: number | undefined;
  /** How long it asks to be left alone, where its body says so (Google). */
  readonly retryAfterSeconds: number | undefined;
}

/** Enough for any honest refusal. */
const MAX_PROBLEM_BYTES = 65_536;
const MAX_DEPTH = 8;
const MAX_WORDS = 8_192;

/** Where words stand, the best place first. A label such as `INSUFFICIENT QUOTA` comes last. */
const PLACES = ['message', 'msg', 'detail', 'details', 'errors', 'error_message', 'reason', 'error', 'title'];

/** Reads the body of a refusal, as far as it is of a decent length. */
export async function readRefusal(body: AsyncIterable<Uint8Array> | null): Promise<ProviderProblem> {
  const { text } = await readBounded(body, MAX_PROBLEM_BYTES);
  return readProblemText(text);
}

/** The same for a body that was read. */
export function readProblemText(text: string): ProviderProblem {
  return readProblem(parseProblem(text));
}

/** A page in HTML has nothing to say to a user; plain text has. */
function parseProblem(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return /^\s*</.test(text) ? undefined : text;
  }
}

/**
 * Reads an error, or what holds one: `{error: {…}}` (OpenAI, llama.cpp, Ollama), `{error: "…"}`, the object itself
 * (older vLLM), `{detail: […]}` (FastAPI), `{errors: […]}`, any of them in an array (Gemini) or as JSON in a text
 * (gateways), or a string.
 */
export function readProblem(body: unknown): ProviderProblem {
  const error = findError(body, 0);
  const holder = isRecord(body) ? body : {};
  return {
    message: describe(body, 0),
    words: collectWords(body, 0).join(' ').slice(0, MAX_WORDS),
    code: toText(error.code) ?? toText(holder.code),
    type: toText(error.type) ?? toText(error.status) ?? toText(holder.type),
    param: toText(error.param),
    status:
      toStatus(error.code) ?? toStatus(error.status) ?? toStatus(holder.code) ?? toStatus(holder.status),
    retryAfterSeconds: readRetryDelay(error.details),
  };
}

/** The innermost object that is the error itself. */
function findError(value: unknown, depth: number): Record<string, unknown> {
  if (depth > MAX_DEPTH) return {};
  if (Array.isArray(value)) return findError(value[0], depth + 1);
  if (!isRecord(value)) return {};
  const inner = [value.error, value.errors].find((place) => typeof place === 'object' && place !== null);
  return inner === undefined ? value : findError(inner, depth + 1);
}

function describe(value: unknown, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof value === 'string') return describeText(value, depth);
  if (Array.isArray(value)) {
    const said = value.map((one) => describe(one, depth + 1)).filter((one) => one !== undefined);
    return said.length > 0 ? said.join('; ') : undefined;
  }
  if (!isRecord(value)) return undefined;
  const inner =
    isRecord(value.error) || Array.isArray(value.error) ? describe(value.error, depth + 1) : undefined;
  if (inner !== undefined) return inner;
  for (const place of PLACES) {
    const said = describe(value[place], depth + 1);
    if (said !== undefined) return withPlace(said, value.loc);
  }
  return undefined;
}

/** FastAPI says what is wrong in one place, and where in another. */
function withPlace(said: string, loc: unknown): string {
  return Array.isArray(loc) ? `${said}: ${loc.join('.')}` : said;
}

/** Some put JSON into a text. */
function describeText(text: string, depth: number): string | undefined {
  if (text.trim() === '') return undefined;
  const inner = /^\s*[{[]/.test(text) ? parseProblem(text) : undefined;
  return (typeof inner === 'object' ? describe(inner, depth + 1) : undefined) ?? text;
}

function collectWords(value: unknown, depth: number): string[] {
  if (depth > MAX_DEPTH) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => collectWords(one, depth + 1));
  return isRecord(value) ? Object.values(value).flatMap((one) => collectWords(one, depth + 1)) : [];
}

/** As `google.rpc.RetryInfo` has it: `34.07s`. */
function readRetryDelay(details: unknown): number | undefined {
  const infos: unknown[] = Array.isArray(details) ? details : [];
  const delay = infos.filter(isRecord).find((info) => 'retryDelay' in info)?.retryDelay;
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(toText(delay) ?? '')?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds));
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function toStatus(value: unknown): number | undefined {
  const status = Number(value);
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : undefined;
}
