import { memo, useMemo, useState } from 'react';
import { type ChatMessage } from '../chat-message.js';
import { type MessageRowsProps } from './message-group-rows.js';
import { MessageGroups, sectionsOf } from './message-groups.js';
import { MessageSectionRows, NEAR_END } from './message-section-rows.js';
import { useArrivals } from './use-arrivals.js';

interface MessageListProps extends Omit<MessageRowsProps, 'arrived'> {
  messages: ChatMessage[];
}

export const MessageList = memo(function MessageList({ messages, ...rest }: MessageListProps) {
  const arrived = useArrivals(messages);
  const [grouping] = useState(() => new MessageGroups());
  const sections = useMemo(() => sectionsOf(grouping.of(messages)), [grouping, messages]);
  const { replyId, markedId, failed } = rest;
  const replyAt = messages.findLastIndex(({ id }) => id === replyId);
  const markedAt = messages.findIndex(({ id }) => id === markedId);
  let end = 0;
  return (
    <div role="list">
      {sections.map((section) => {
        const first = end;
        end += section.count;
        const has = (index: number) => index >= first && index < end;
        return (
          <MessageSectionRows
            {...{ ...rest, section, arrived }}
            key={section.key}
            after={Math.min(messages.length - end, NEAR_END)}
            // Of no concern to the other sections.
            replyId={has(replyAt) ? replyId : undefined}
            markedId={has(markedAt) ? markedId : null}
            failed={end === messages.length && failed}
          />
        );
      })}
    </div>
  );
});
