import {
  Agent as HttpAgent,
  type AgentOptions,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { readEnvironment } from '../../config/environment.js';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

/** An idle connection is kept for this long, unless the provider names a shorter time. */
const IDLE_MS = 4_000;
const MAX_REDIRECTS = 3;

const ENVIRONMENT = readEnvironment();
/** An agent that knows of proxies asks with every call whether it needs one. */
const hasProxy = Object.entries(ENVIRONMENT).some(([name, value]) => /^https?_proxy$/i.test(name) && value);
/** `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` hold, in upper and lower case. */
const OPTIONS: AgentOptions = {
  keepAlive: true,
  timeout: IDLE_MS,
  ...(hasProxy && { proxyEnv: { ...ENVIRONMENT } }),
};
const httpAgent = new HttpAgent(OPTIONS);
const httpsAgent = new HttpsAgent(OPTIONS);

/**
 * Sends a body over a connection that may serve many calls, and again to wherever the same host redirects it.
 * @param signal hangs up when it aborts, also in the middle of the answer.
 * @returns the head of the answer, whose body is yet to be read. @throws what the system says of the connection.
 */
export async function postJson(
  url: URL,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let target = url;
  for (let redirects = 0; ; redirects += 1) {
    signal.throwIfAborted();
    const response = await send(target, headers, body, signal);
    const next = redirects < MAX_REDIRECTS ? redirectOf(response, target) : undefined;
    if (!next) return response;
    response.resume();
    target = next;
  }
}

function send(
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
      headers: {
        ...headers,
        'content-type': 'application/json',
        'accept-encoding': 'identity',
      },
    });
    signal.addEventListener('abort', () => request.destroy(), { once: true });
    request.on('response', resolve);
    request.on('error', (error: NodeJS.ErrnoException) => {
      // A kept connection may be closed at its far end just when it is used again: that is no refusal of this call.
      const isStale = request.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted;
      if (isStale) resolve(send(url, headers, body, signal));
      else reject(error);
    });
    request.end(body);
  });
}

/** The key goes to nobody else, and never from a secure place to one that is not. */
function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  const { location } = headers;
  if (statusCode < 301 || statusCode > 308 || location === undefined) return undefined;
  if (!URL.canParse(location, from.href)) return undefined;
  const target = new URL(location, from);
  const isSafe = target.protocol === from.protocol || target.protocol === 'https:';
  if (target.hostname !== from.hostname || !isSafe) return undefined;
  target.username = from.username;
  target.password = from.password;
  return target;
}
