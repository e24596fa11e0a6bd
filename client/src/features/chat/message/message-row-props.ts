import { type ChatMessage } from '../chat-message.js';
import { type MessageActions } from '../session/use-message-actions.js';

export interface MessageRowProps {
  message: ChatMessage;
  /** Nothing was said after it. */
  newest: boolean;
  /** The reply is still growing. */
  writing: boolean;
  /** It came while the reader was looking, so it slides in. */
  arriving: boolean;
  /** The history stays as it is: a reply is being made, or the conversation takes no more messages. */
  locked: boolean;
  /** A notice under it tells what went wrong with it. */
  explained: boolean;
  /** Its conversation looks for knowledge, so that there is something to tell of how a reply came about. */
  traceable: boolean;
  /** It is on view as the conversation opens: near to its end, or to the message that the reader was led to. */
  near: boolean;
  /** Its time, and what can be done with it, are not drawn yet. */
  bare: boolean;
  /** The reader was led to it. */
  marked: boolean;
  actions: MessageActions;
}
