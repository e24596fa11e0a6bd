import { isRecord } from '../../common/is-record.js';
import { ModelError } from '../model-error.js';
import { postJson } from './post-json.js';
import { type ProviderErrors } from './provider-errors.js';
import { readBounded } from './read-bounded.js';
import { ResponseBody } from './response-body.js';

/** Enough for any honest refusal. */
const MAX_REFUSAL_BYTES = 65_536;
/** One event of a stream is a few hundred; whoever sends more is not streaming tokens. */
const MAX_LINE_BYTES = 4_194_304;
const LINE_BREAK = 10;

/**
 * A `fetch` for the clients of vendors that goes the way of all our calls: over kept connections, by the proxies that are
 * set, redirected on the same host alone, and in bounds.
 * @throws ModelError, also in the middle of a body.
 */
export function createEndpointFetch(errors: ProviderErrors): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = Object.fromEntries(new Headers(init.headers));
    const signal = init.signal ?? new AbortController().signal;
    const response = await postJson(
      url,
      headers,
      typeof init.body === 'string' ? init.body : '',
      signal,
    ).catch((error: unknown) => {
      signal.throwIfAborted();
      // What does not come from the system, such as a key that cannot be a header, may quote what was sent.
      throw errors.ofFailedCall(isRecord(error) && error.name === 'TypeError' ? undefined : error);
    });
    const { statusCode: status = 0 } = response;
    const body = new ResponseBody(response);
    const head = { status, headers: headersOf(response.headers) };
    if (status < 200 || status > 299) {
      return new Response((await readBounded(body, MAX_REFUSAL_BYTES)).text, head);
    }
    if (response.headers['content-type']?.includes('html') === true) {
      body.cancel();
      throw errors.unreadable('a web page, so its address may be wrong');
    }
    return new Response(toStream(body, errors), head);
  };
}

/** Unpacked, so what it was packed in is left out. */
function headersOf(headers: NodeJS.Dict<string | string[]>): [string, string][] {
  return ['content-type', 'retry-after'].flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
}

function toStream(body: ResponseBody, errors: ProviderErrors): ReadableStream<Uint8Array> {
  let lineBytes = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = await body.read();
          if (piece === undefined) {
            controller.close();
            return;
          }
          const lastBreak = piece.lastIndexOf(LINE_BREAK);
          lineBytes = lastBreak === -1 ? lineBytes + piece.length : piece.length - lastBreak;
          if (lineBytes > MAX_LINE_BYTES) throw errors.unreadable('an endless line');
          controller.enqueue(piece);
        } catch (error) {
          body.cancel();
          controller.error(error instanceof ModelError ? error : errors.ofBrokenStream(error));
        }
      },
      cancel() {
        body.cancel();
      },
    },
    { highWaterMark: 0 },
  );
}
