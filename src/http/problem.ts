import { type DomainErrorKind, type FieldError } from '../common/domain-error.js';
import { type JsonValue } from '../common/json.js';

/** RFC 9457 problem details, as every refusal of the API is written. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  /** Stable; clients branch on it. */
  code: string;
  detail: string;
  /** The fields at fault, where the fault is in the request. */
  errors?: FieldError[];
  [member: string]: JsonValue | FieldError[] | undefined;
}

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

const statuses: Record<DomainErrorKind, number> = {
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  'rate-limited': 429,
  'upstream-failed': 502,
  'upstream-timeout': 504,
  unavailable: 503,
  'storage-full': 507,
};

export function statusOf(kind: DomainErrorKind): number {
  return statuses[kind];
}

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  507: 'Insufficient Storage',
};

export function titleOf(status: number): string {
  return titles[status] ?? 'Error';
}
