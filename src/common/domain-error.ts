import type { JsonValue } from './json.js';

/** What went wrong, in the domain's terms; the HTTP layer alone knows which status that is. */
export type DomainErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unsupported'
  | 'rate-limited'
  | 'upstream-failed'
  | 'upstream-timeout'
  | 'unavailable'
  | 'storage-full';

/** A value at fault, named by its path in the request, such as `config.temperature`. */
export interface FieldError {
  field: string;
  message: string;
}

/** How much of something may be had in a time, and what is left of it. */
export interface Quota {
  /** What is counted, as it is called in the headers and, with `_limit`, in the code of a refusal. */
  readonly name: string;
  readonly limit: number;
  readonly remaining: number;
  readonly windowSeconds: number;
  /** When it is whole again. */
  readonly resetSeconds: number;
}

/** What a {@link DomainError} may tell besides its code and detail. */
export interface DomainErrorOptions {
  /** The fields at fault, where the fault is in the request. */
  errors?: FieldError[];
  /** More members for the problem document, such as the id of the run in the way. */
  members?: Record<string, JsonValue>;
  /** What was used up, where that is why. */
  quota?: Quota;
  /** How long to wait before the same request may succeed. */
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
}

/** The root of every refusal the domain throws. `code` is stable: clients branch on it. */
export abstract class DomainError extends Error {
  readonly errors: FieldError[] | undefined;
  readonly members: Record<string, JsonValue>;
  readonly retryAfterSeconds: number | undefined;
  readonly quota: Quota | undefined;

  protected constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    detail: string,
    options: DomainErrorOptions = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = new.target.name;
    this.errors = options.errors;
    this.members = options.members ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.quota = options.quota;
  }
}
