import { createParser } from 'eventsource-parser';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

const RETRY_MS = 200;
/** A process that is stopped says nothing; a heartbeat would have come by then. */
const SILENCE_MS = 20_000;

/** What one reader saw of one message and its reply. */
export interface Exchange {
  conversationId: string;
  content: string;
  runId: string;
  /** The number of the last event that was delivered. */
  seq: number;
  text: string;
  /** The type of the last chunk, once the reply has ended. */
  end: string | undefined;
  /** What no reader should ever see. */
  faults: string[];
  /** How often the stream broke off and went on elsewhere. */
  reconnects: number;
  /** How often it was told that it had to. */
  brokenOff: number;
}

interface Chunk {
  type: string;
  delta?: string;
}

/** What may be answered while processes and the database come and go. */
const PASSING = new Set([429, 500, 502, 503, 504]);

/** Someone who sends messages and reads replies, by whichever process answers, and comes back when cut off. */
export class Reader {
  /** Statuses that were no answer, by how often. */
  readonly refusals: Map<string, number>;
  private readonly pick: () => string;
  private readonly isOver: () => boolean;

  /** @param pick the address to try next. @param isOver whether to give up. */
  constructor(pick: () => string, isOver: () => boolean, refusals: Map<string, number>) {
    this.pick = pick;
    this.isOver = isOver;
    this.refusals = refusals;
  }

  async createConversation(application: string): Promise<string | undefined> {
    const response = await this.insist('/v1/conversations', { application_id: application });
    return response && ((await response.json()) as { id: string }).id;
  }

  /** @returns nothing where the message was not acknowledged before the end. */
  async converse(conversationId: string, content: string): Promise<Exchange | undefined> {
    const path = `/v1/conversations/${conversationId}/messages/stream`;
    const response = await this.insist(path, { content }, { 'Idempotency-Key': randomUUID() });
    if (!response) return undefined;
    const exchange: Exchange = {
      conversationId,
      content,
      runId: response.headers.get('x-run-id') ?? '',
      seq: 0,
      text: '',
      end: undefined,
      faults: [],
      reconnects: 0,
      brokenOff: 0,
    };
    await this.read(response, exchange);
    while (exchange.end === undefined && !this.isOver()) {
      exchange.reconnects += 1;
      const events = `/v1/runs/${exchange.runId}/events`;
      const next = await this.insist(events, undefined, {
        'Last-Event-ID': `${exchange.runId}:${exchange.seq}`,
      });
      if (next) await this.read(next, exchange);
    }
    return exchange;
  }

  /** Asks until somebody answers. */
  private async insist(
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Response | undefined> {
    while (!this.isOver()) {
      try {
        const response = await fetch(this.pick() + path, {
          method: body ? 'POST' : 'GET',
          headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
          ...(body && { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(SILENCE_MS * 3),
        });
        if (response.ok) return response;
        await this.note(path, response);
        if (!PASSING.has(response.status)) return undefined;
      } catch {
        // Nobody there, or gone before the answer.
      }
      await setTimeout(RETRY_MS);
    }
    return undefined;
  }

  private async note(path: string, response: Response): Promise<void> {
    const { code = '' } = (await response.json().catch(() => ({}))) as { code?: string };
    const what = `${response.status} ${code} at ${path.replaceAll(/_[0-9a-f]{32}/g, '_…')}`;
    this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
  }

  private async read(response: Response, exchange: Exchange): Promise<void> {
    const parser = createParser({
      onEvent: ({ id, data }) => {
        take(exchange, id, data);
      },
    });
    const decoder = new TextDecoder();
    try {
      for await (const bytes of response.body ?? [])
        parser.feed(decoder.decode(bytes as Uint8Array, { stream: true }));
    } catch {
      // Cut off.
    }
  }
}

function take(exchange: Exchange, id: string | undefined, data: string): void {
  if (data === '[DONE]') return;
  // What could not be read for the moment is told without a number: there is more to come back for.
  if (id === undefined) {
    exchange.brokenOff += 1;
    return;
  }
  const seq = Number(id.split(':')[1]);
  if (seq !== exchange.seq + 1)
    exchange.faults.push(`event ${seq} after ${exchange.seq}: ${data.slice(0, 200)}`);
  if (exchange.end !== undefined) exchange.faults.push(`event ${seq} behind the end`);
  exchange.seq = seq;
  const chunk = JSON.parse(data) as Chunk;
  if (chunk.type === 'text-delta') exchange.text += chunk.delta ?? '';
  if (['finish', 'abort', 'error'].includes(chunk.type)) exchange.end = chunk.type;
}
