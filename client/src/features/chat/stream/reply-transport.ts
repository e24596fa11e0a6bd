import { type ChatTransport, type UIMessageChunk } from 'ai';
import { type EventStream } from '../../../api/event-stream.js';
import { followRun } from '../../../api/follow-run.js';
import { sendMessage } from '../../../api/send-message.js';
import { streamReply } from '../../../api/stream-reply.js';
import { type Backoff } from '../../../shared/lib/backoff.js';
import { randomId } from '../../../shared/lib/random-id.js';
import { type ChatMessage, textOf } from '../chat-message.js';
import { readReply } from './read-reply.js';
import { toReadableStream } from './to-readable-stream.js';

interface ReplyTransportOptions {
  /** The conversation's id, after creating the conversation where that has not been done. */
  ensureId: () => Promise<string>;
  onConnection: (connected: boolean) => void;
  /** The server has the message with this id. */
  onAccepted: (messageId: string) => void;
  /** The waits of one reply whose connection breaks. */
  newBackoff?: () => Backoff;
}

type SendOptions = Parameters<ChatTransport<ChatMessage>['sendMessages']>[0];
type ReconnectOptions = Parameters<ChatTransport<ChatMessage>['reconnectToStream']>[0];
type Open = () => Promise<EventStream | null>;

const REPLACED = 'replaced_id';
const RUN = 'run_id';
const CONTINUED = 'continued_id';

/** What `useChat` passes on so that the reply with this id is made anew. */
export const replacing = (messageId: string) => ({ body: { [REPLACED]: messageId } });

/** What `useChat` passes on so that the reply of this run is followed. */
export const following = (runId: string) => ({ body: { [RUN]: runId } });

/** What `useChat` passes on so that the reply grows that this run has made; asked for twice, it is done once. */
export const continuing = (messageId: string, runId: string) => ({
  body: { [CONTINUED]: messageId, [RUN]: runId },
});

const runIdOf = (eventId: string) => eventId.slice(0, eventId.lastIndexOf(':'));

function read(body: object | undefined, name: string): string | undefined {
  const value: unknown = Object.entries(body ?? {}).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}

const lastQuestionOf = (messages: readonly ChatMessage[]) =>
  messages.findLast((candidate) => candidate.role === 'user');

/** The platform's API as `useChat` wants it. The server keeps the history, so one message is all that is sent. */
export class ReplyTransport implements ChatTransport<ChatMessage> {
  readonly resumeStreamIsReplay = true;

  constructor(private readonly options: ReplyTransportOptions) {}

  async sendMessages({ messages, body, abortSignal }: SendOptions): Promise<ReadableStream<UIMessageChunk>> {
    const conversationId = await this.options.ensureId();
    const replacedId = read(body, REPLACED);
    if (replacedId !== undefined) {
      const options = { conversationId, messageId: replacedId, idempotencyKey: randomId() };
      const open = () => streamReply('regenerate', options, abortSignal);
      return this.read(await open(), open, abortSignal);
    }
    return this.send(conversationId, messages, abortSignal);
  }

  async reconnectToStream({
    body,
    abortSignal,
  }: ReconnectOptions): Promise<ReadableStream<UIMessageChunk> | null> {
    const runId = read(body, RUN);
    if (runId === undefined) return null;
    const messageId = read(body, CONTINUED);
    const open =
      messageId === undefined
        ? () => followRun(runId, undefined, abortSignal)
        : await this.continuing(messageId, runId, abortSignal);
    const stream = await open();
    return stream && this.read(stream, open, abortSignal);
  }

  private async continuing(messageId: string, runId: string, signal: AbortSignal | undefined): Promise<Open> {
    const conversationId = await this.options.ensureId();
    const options = { conversationId, messageId, idempotencyKey: `continue-${runId}` };
    return () => streamReply('continue', options, signal);
  }

  /** What was sent is to arrive, whatever the reader has gone on to: only the reply can be left. */
  private async send(
    conversationId: string,
    messages: readonly ChatMessage[],
    signal: AbortSignal | undefined,
  ): Promise<ReadableStream<UIMessageChunk>> {
    const message = lastQuestionOf(messages);
    if (!message) throw new Error('There is no message to send.');
    const { parent_id: parentId, documents } = message.metadata ?? {};
    const documentIds = documents?.map(({ id }) => id);
    const outgoing = {
      conversationId,
      content: textOf(message),
      documentIds,
      clientId: message.id,
      parentId,
    };
    const left = new AbortController();
    const leave = () => {
      left.abort(signal?.reason);
    };
    const open = () => sendMessage(outgoing, left.signal);
    const stream = await open();
    this.options.onAccepted(message.id);
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave);
    return this.read(stream, open, left.signal);
  }

  private read(
    body: EventStream,
    open: Open,
    signal: AbortSignal | undefined,
  ): ReadableStream<UIMessageChunk> {
    const reopen = (lastEventId: string | undefined) =>
      lastEventId === undefined ? open() : followRun(runIdOf(lastEventId), lastEventId, signal);
    const { onConnection, newBackoff } = this.options;
    return toReadableStream(readReply(body, { reopen, signal, onConnection }, newBackoff?.()));
  }
}
