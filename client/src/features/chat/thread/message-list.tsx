import { memo, useMemo, useState } from 'react';
import { SkippablePart } from '../../../shared/ui/skippable-part.js';
import { type ChatMessage } from '../chat-message.js';
import { type MessageActions } from '../session/use-message-actions.js';
import { MessageGroupRows } from './message-group-rows.js';
import { MessageGroups, sectionsOf, USUAL_HEIGHT } from './message-groups.js';
import { useArrivals } from './use-arrivals.js';

interface MessageListProps {
  messages: ChatMessage[];
  /** The message that is being written. */
  replyId: string | undefined;
  locked: boolean;
  /** A notice after the last message tells what went wrong. */
  failed: boolean;
  traceable: boolean;
  /** The message that the reader was led to. */
  markedId: string | null;
  actions: MessageActions;
}

/** How many messages fill a window, about. */
const NEAR_END = 8;

export const MessageList = memo(function MessageList({ messages, ...rest }: MessageListProps) {
  const arrived = useArrivals(messages);
  const [grouping] = useState(() => new MessageGroups());
  const sections = useMemo(() => sectionsOf(grouping.of(messages)), [grouping, messages]);
  const { replyId, markedId } = rest;
  const replyAt = messages.findLastIndex(({ id }) => id === replyId);
  const markedAt = messages.findIndex(({ id }) => id === markedId);
  let after = messages.length;
  return (
    <div role="list">
      {sections.map(({ key, groups, count }) => (
        <SkippablePart key={key} height={count * USUAL_HEIGHT}>
          {groups.map((group) => {
            const { length } = group.messages;
            after -= length;
            const first = messages.length - after - length;
            const has = (index: number) => index >= first && index < first + length;
            return (
              <MessageGroupRows
                {...{ ...rest, group, arrived }}
                key={group.key}
                last={after === 0}
                near={has(markedAt) ? length : Math.min(length, Math.max(0, NEAR_END - after))}
                // Of no concern to the other groups.
                replyId={has(replyAt) ? replyId : undefined}
                markedId={has(markedAt) ? markedId : null}
                failed={after === 0 && rest.failed}
              />
            );
          })}
        </SkippablePart>
      ))}
    </div>
  );
});
