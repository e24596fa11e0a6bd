import { type ChatTransport, type UIMessageChunk } from 'ai';
import { type EventStream } from '../../../api/event-stream.js';
import { followConversation } from '../../../api/follow-conversation.js';
import { followRun } from '../../../api/follow-run.js';
import { sendMessage } from '../../../api/send-message.js';
import { type ChatMessage, textOf } from '../chat-message.js';
import { readReply } from './read-reply.js';
import { toReadableStream } from './to-readable-stream.js';

export interface ReplyTransportOptions {
  /** The conversation's id; null while it only exists on this page. */
  currentId: () => string | null;
  /** The conversation's id, after creating the conversation where that has not been done. */
  ensureId: () => Promise<string>;
  onConnection: (connected: boolean) => void;
}

type SendOptions = Parameters<ChatTransport<ChatMessage>['sendMessages']>[0];
type ReconnectOptions = Parameters<ChatTransport<ChatMessage>['reconnectToStream']>[0];
type Open = () => Promise<EventStream | null>;

const runIdOf = (eventId: string) => eventId.slice(0, eventId.lastIndexOf(':'));

/** The platform's API as `useChat` wants it. The server keeps the history, so one message is all that is sent. */
export class ReplyTransport implements ChatTransport<ChatMessage> {
  readonly resumeStreamIsReplay = true;

  constructor(private readonly options: ReplyTransportOptions) {}

  async sendMessages({ messages, abortSignal }: SendOptions): Promise<ReadableStream<UIMessageChunk>> {
    const message = messages.findLast((candidate) => candidate.role === 'user');
    if (!message) throw new Error('There is no message to send.');
    const conversationId = await this.options.ensureId();
    const outgoing = { conversationId, content: textOf(message), idempotencyKey: message.id };
    const open = () => sendMessage(outgoing, abortSignal);
    return this.read(await open(), open, abortSignal);
  }

  async reconnectToStream({ abortSignal }: ReconnectOptions): Promise<ReadableStream<UIMessageChunk> | null> {
    const conversationId = this.options.currentId();
    if (conversationId === null) return null;
    const open = () => followConversation(conversationId, abortSignal);
    const body = await open();
    return body && this.read(body, open, abortSignal);
  }

  private read(
    body: EventStream,
    open: Open,
    signal: AbortSignal | undefined,
  ): ReadableStream<UIMessageChunk> {
    const reopen = (lastEventId: string | undefined) =>
      lastEventId === undefined ? open() : followRun(runIdOf(lastEventId), lastEventId, signal);
    const { onConnection } = this.options;
    return toReadableStream(readReply(body, { reopen, signal, onConnection }));
  }
}
