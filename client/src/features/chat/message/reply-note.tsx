import { useStore } from '@nanostores/react';
import { Icon } from '../../../shared/ui/icon.js';
import { type ChatMessage, reasoningOf, type ReplyState, textOf } from '../chat-message.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './reply-note.module.css';

/** Why there is nothing to read. */
const emptyNotes: Partial<Record<ReplyState, 'empty' | 'stoppedEarly' | 'brokeOffEarly'>> = {
  completed: 'empty',
  cancelled: 'stoppedEarly',
  failed: 'brokeOffEarly',
  interrupted: 'brokeOffEarly',
};

/**
 * Why a reply is not all that it could be; undefined where it is.
 *
 * @param explained whether a notice of its own tells why it failed, as it does of the latest.
 */
export function noteOn(message: ChatMessage, explained: boolean): string | undefined {
  const t = messageTexts.get();
  const reason = message.metadata?.finish_reason;
  const isEmpty = textOf(message).trim() === '';
  if (reason === 'length' && isEmpty) {
    return reasoningOf(message) === '' ? t.lengthUsedUp : t.lengthUsedUpThinking;
  }
  if (reason === 'length') return t.cut;
  if (reason === 'content-filter') {
    return isEmpty ? t.heldBack : t.restHeldBack;
  }
  if (reason === 'tool-calls') return t.toolMissing;
  const { state, error } = message.metadata ?? {};
  if (!isEmpty || state === undefined || (state === 'failed' && explained)) return undefined;
  const note = emptyNotes[state];
  return error?.detail ?? (note && t[note]);
}

export function ReplyNote({ message, explained }: { message: ChatMessage; explained: boolean }) {
  useStore(messageTexts);
  const note = noteOn(message, explained);
  if (note === undefined) return null;
  return (
    <p className={styles.note}>
      <Icon name="alert" size={13} />
      {note}
    </p>
  );
}
