import { Fragment, memo, useRef } from 'react';
import { sameBut } from '../../../shared/lib/same-but.js';
import { SkippablePart } from '../../../shared/ui/skippable-part.js';
import { type ChatMessage, keyOf } from '../chat-message.js';
import { MessageRow } from '../message/message-row.js';
import { useInTurn, useTurn } from '../message/use-turn.js';
import { type MessageActions } from '../session/use-message-actions.js';
import { DayDivider } from './day-divider.js';
import { isSameGroup, type MessageGroup, USUAL_HEIGHT } from './message-groups.js';

/** What is the same for all messages, or of no concern to most. */
export interface MessageRowsProps {
  /** The message that is being written. */
  replyId: string | undefined;
  locked: boolean;
  /** A notice after the last message tells what went wrong. */
  failed: boolean;
  traceable: boolean;
  /** The message that the reader was led to. */
  markedId: string | null;
  arrived: (messageId: string) => boolean;
  actions: MessageActions;
}

interface MessageGroupRowsProps extends MessageRowsProps {
  group: MessageGroup;
  /** Nothing was said after it. */
  last: boolean;
  /** How many of its messages, from its end, are on view as the conversation opens. */
  near: number;
}

const dayOf = (message: ChatMessage | undefined) =>
  message?.metadata?.created_at && new Date(message.metadata.created_at).toDateString();

const isSame = sameBut('group', isSameGroup);

interface RowsProps extends MessageGroupRowsProps {
  bare: boolean;
}

const Rows = memo(function Rows(props: RowsProps) {
  const { bare, group, last, near, replyId, locked, failed, traceable, markedId, arrived, actions } = props;
  const { messages, before } = group;
  return messages.map((message, index) => {
    const createdAt = message.metadata?.created_at;
    const newDay = createdAt !== undefined && dayOf(message) !== dayOf(messages[index - 1] ?? before);
    const newest = last && index === messages.length - 1;
    return (
      <Fragment key={keyOf(message)}>
        {newDay && <DayDivider date={new Date(createdAt)} />}
        <MessageRow
          {...{ message, newest, locked, traceable, actions, bare }}
          writing={message.id === replyId}
          arriving={arrived(message.id)}
          explained={failed && newest}
          near={index >= messages.length - near}
          marked={message.id === markedId}
        />
      </Fragment>
    );
  });
}, isSame);

/** Some of the messages, drawn again only when one of them changes: with a reply that grows, the last ones alone. */
export const MessageGroupRows = memo(function MessageGroupRows(props: MessageGroupRowsProps) {
  const part = useRef<HTMLDivElement>(null);
  const due = useTurn(part, props.near > 0);
  // It changes all messages there are, with the beginning and the end of each reply.
  const locked = useInTurn(props.locked, part, props.near > 0);
  return (
    <SkippablePart ref={part} height={props.group.messages.length * USUAL_HEIGHT}>
      <Rows {...props} locked={locked} bare={!due} />
    </SkippablePart>
  );
}, isSame);
