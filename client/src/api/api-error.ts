import { commonTexts } from '../shared/texts/en/common.js';
import { type Problem } from './types.js';

/** The server refused: an RFC 9457 problem as an error. Branch on `code`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    /** What the server says of it. */
    readonly detail: string | undefined,
    /** What the problem tells besides, such as the state that stood in the way. */
    readonly members: Readonly<Record<string, unknown>>,
    /** How long the server wants to be left alone; null where it says nothing of it. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(wordsFor(status, detail));
  }

  static async from(response: Response): Promise<ApiError> {
    const body: unknown = await response.json().catch(() => undefined);
    const problem: Partial<Problem> & Record<string, unknown> =
      typeof body === 'object' && body !== null ? { ...body } : {};
    return new ApiError(
      response.status,
      problem.code ?? 'unknown',
      problem.detail,
      problem,
      retryAfterMsOf(response.headers),
    );
  }
}

function retryAfterMsOf(headers: Headers): number | null {
  const seconds = Number.parseFloat(headers.get('retry-after') ?? '');
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** Whoever reads it can do nothing about keys and tokens. */
function wordsFor(status: number, detail: string | undefined): string {
  const t = commonTexts.get();
  return status === 401 ? t.noAccess : (detail ?? t.answered({ status: `${status}` }));
}

/** No answer came: the server is down or the network is. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(options?: ErrorOptions) {
    super(commonTexts.get().unreachable, options);
  }
}

/** What a person is told about a request that failed, in the language of now. */
export function messageOf(error: unknown): string {
  if (error instanceof UnreachableError) return commonTexts.get().unreachable;
  if (error instanceof ApiError) return wordsFor(error.status, error.detail);
  return error instanceof Error ? error.message : commonTexts.get().somethingWrong;
}
