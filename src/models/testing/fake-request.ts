import { type IncomingHttpHeaders } from 'node:http';

/** One request as the endpoint saw it. */
export interface FakeRequest {
  /** `/embeddings` or `/rerank`. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}
