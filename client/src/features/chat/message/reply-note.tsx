import { useStore } from '@nanostores/react';
import { Icon } from '../../../shared/ui/icon.js';
import { type ChatMessage, reasoningOf, type ReplyState, textOf } from '../chat-message.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './reply-note.module.css';

/** Why there is nothing to read. Of one that failed, a notice of its own tells. */
const emptyNotes: Partial<Record<ReplyState, 'empty' | 'stoppedEarly' | 'brokeOffEarly'>> = {
  completed: 'empty',
  cancelled: 'stoppedEarly',
  interrupted: 'brokeOffEarly',
};

/** Why a reply is not all that it could be, where the model ended it itself; undefined where it is. */
export function noteOn(message: ChatMessage): string | undefined {
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
  const state = message.metadata?.state;
  const note = isEmpty && state ? emptyNotes[state] : undefined;
  return note && t[note];
}

export function ReplyNote({ message }: { message: ChatMessage }) {
  useStore(messageTexts);
  const note = noteOn(message);
  if (note === undefined) return null;
  return (
    <p className={styles.note}>
      <Icon name="alert" size={13} />
      {note}
    </p>
  );
}
