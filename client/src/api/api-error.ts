import { type Problem } from './types.js';

/** Whoever reads it can do nothing about keys and tokens. */
const NO_ACCESS =
  'Your access has ended, or you were not given any. Please open the assistant from your application again.';

/** The server refused: an RFC 9457 problem as an error. Branch on `code`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** What the problem tells besides, such as the state that stood in the way. */
    readonly members: Readonly<Record<string, unknown>>,
  ) {
    super(detail);
  }

  static async from(response: Response): Promise<ApiError> {
    const body: unknown = await response.json().catch(() => undefined);
    const problem: Partial<Problem> & Record<string, unknown> =
      typeof body === 'object' && body !== null ? { ...body } : {};
    return new ApiError(
      response.status,
      problem.code ?? 'unknown',
      response.status === 401 ? NO_ACCESS : (problem.detail ?? `The server answered ${response.status}.`),
      problem,
    );
  }
}

/** No answer came: the server is down or the network is. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(options?: ErrorOptions) {
    super('The server could not be reached.', options);
  }
}

/** What a person is told about a request that failed. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.';
}
