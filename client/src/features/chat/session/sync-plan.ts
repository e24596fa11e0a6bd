import { type ChatStatus } from 'ai';
import { ApiError } from '../../../api/api-error.js';
import { type ConversationStatus } from '../../../api/types.js';
import { type ChatMessage, isStored } from '../chat-message.js';
import { type MessagePage } from './history.js';
import { countEarlier, mergeMessages, unsentOf } from './merge-messages.js';
import { isBusy } from './turn.js';

/** What the page shows. */
export interface Page {
  status: ChatStatus;
  messages: readonly ChatMessage[];
  /** Why the last turn failed. */
  error: Error | undefined;
}

/** What brings the page nearer to the server; null where it has to come to an end by itself first. */
type SyncStep =
  | { do: 'read' }
  | { do: 'follow' }
  /** The message was sent as the next one, and waits: it is shown among those that do. */
  | { do: 'leave-to-queue'; messageId: string }
  | null;

const waits = (status: ConversationStatus | null, { id }: ChatMessage) =>
  status?.queue.some(({ metadata }) => metadata.client_id === id) ?? false;

/** The newest message as the server has it, and by which run. */
export function headOf(status: ConversationStatus | null): string | undefined {
  const { head_message_id: id = null, head_run_id: runId = null } = status ?? {};
  if (id === null) return undefined;
  return runId === null ? id : `${id} by ${runId}`;
}

/** @param headRead {@link headOf} at the last reading; a head that no reading brings is not read for again. */
export function nextStep(
  page: Page,
  status: ConversationStatus | null,
  headRead: string | undefined,
): SyncStep {
  const last = page.messages.at(-1);
  if (isBusy(page.status)) {
    // Another tab was faster.
    const queued = page.status === 'submitted' && last && !isStored(last) && waits(status, last);
    return queued ? { do: 'leave-to-queue', messageId: last.id } : null;
  }
  const { head_message_id: head = null, head_run_id: headRunId = null } = status ?? {};
  const lastRunId = last?.metadata?.run_id;
  // A reply that is continued stays the newest message, and is another run's then.
  const grown = head === last?.id && headRunId !== null && headRunId !== lastRunId;
  const behind = head !== null && (head !== last?.id || grown) && headOf(status) !== headRead;
  // After a failure the page may show less than there is: a reply that was to be made anew was taken away.
  const read = behind || page.error !== undefined || !page.messages.every(isStored);
  return { do: read ? 'read' : 'follow' };
}

/** The run whose reply is being made and has not ended on the page; null also while a message is still to be sent. */
export function runToFollow(
  messages: readonly ChatMessage[],
  status: ConversationStatus | null,
): string | null {
  const runId = status?.active_run_id ?? null;
  const ended = messages.some(({ metadata }) => metadata?.run_id === runId && metadata.state !== undefined);
  return ended || unsentOf(messages) ? null : runId;
}

interface Shown {
  messages: ChatMessage[];
  /** What failed is over, or is told of by a reply that is stored. */
  settled: boolean;
  /** Whether there are messages before these; undefined where the page shows earlier ones already. */
  hasEarlier: boolean | undefined;
}

/** What the page shows once the server has told it a page of messages. */
export function showStored(
  { messages: current, error }: Pick<Page, 'messages' | 'error'>,
  { messages: stored, hasEarlier }: MessagePage,
  status: ConversationStatus | null,
): Shown {
  const merged = mergeMessages(current, stored);
  const unsent = unsentOf(current);
  const arrived =
    !unsent || waits(status, unsent) || merged.some(({ metadata }) => metadata?.client_id === unsent.id);
  // What could not be sent stays with the reader, and so does what the server said against it.
  const lost = error !== undefined && unsent && !arrived;
  const explained = !unsent && error instanceof ApiError;
  return {
    messages: lost ? [...merged, unsent] : merged,
    settled: !lost && !explained,
    hasEarlier: countEarlier(current, stored) === 0 ? hasEarlier : undefined,
  };
}
