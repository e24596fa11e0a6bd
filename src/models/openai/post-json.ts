import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

/** An idle connection is kept for this long, unless the provider names a shorter time. */
const IDLE_MS = 4_000;

const httpAgent = new HttpAgent({ keepAlive: true, timeout: IDLE_MS });
const httpsAgent = new HttpsAgent({ keepAlive: true, timeout: IDLE_MS });

/**
 * Sends a body over a connection that may serve many calls.
 * @param signal hangs up when it aborts, also in the middle of the answer.
 * @returns the head of the answer, whose body is yet to be read. @throws what the system says of the connection.
 */
export function postJson(
  url: URL,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === 'https:';
    const request = (isSecure ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: isSecure ? httpsAgent : httpAgent,
      headers: { ...headers, 'content-type': 'application/json' },
    });
    signal.addEventListener('abort', () => request.destroy(), { once: true });
    request.on('response', resolve);
    request.on('error', (error: NodeJS.ErrnoException) => {
      // A kept connection may be closed at its far end just when it is used again: that is no refusal of this call.
      const isStale = request.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted;
      if (isStale) resolve(postJson(url, headers, body, signal));
      else reject(error);
    });
    request.end(body);
  });
}
