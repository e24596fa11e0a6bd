import { Icon } from '../../../shared/ui/icon.js';
import { type ChatMessage, reasoningOf, type ReplyState, textOf } from '../chat-message.js';
import styles from './reply-note.module.css';

/** Why there is nothing to read. Of one that failed, a notice of its own tells. */
const emptyNotes: Partial<Record<ReplyState, string>> = {
  completed: 'The answer is empty: the model ended it without a word. Regenerate asks it again.',
  cancelled: 'This reply was stopped before its first word.',
  interrupted: 'This reply broke off before its first word.',
};

/** Why a reply is not all that it could be, where the model ended it itself; undefined where it is. */
export function noteOn(message: ChatMessage): string | undefined {
  const reason = message.metadata?.finish_reason;
  const isEmpty = textOf(message).trim() === '';
  if (reason === 'length' && isEmpty) {
    return reasoningOf(message) === ''
      ? 'There is no answer: the length that was allowed was used up before its first word.'
      : 'There is no answer: the length that was allowed was used up by thinking.';
  }
  if (reason === 'length') return 'This answer was cut at the length that was allowed.';
  if (reason === 'content-filter') {
    return isEmpty
      ? 'There is no answer: it was held back by a content filter.'
      : 'The rest of this answer was held back by a content filter.';
  }
  if (reason === 'tool-calls') return 'This answer ends where a tool was asked for that is not there.';
  const state = message.metadata?.state;
  return isEmpty && state ? emptyNotes[state] : undefined;
}

export function ReplyNote({ message }: { message: ChatMessage }) {
  const note = noteOn(message);
  if (note === undefined) return null;
  return (
    <p className={styles.note}>
      <Icon name="alert" size={13} />
      {note}
    </p>
  );
}
