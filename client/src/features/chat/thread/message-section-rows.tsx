import { memo } from 'react';
import { sameBut } from '../../../shared/lib/same-but.js';
import { SkippablePart } from '../../../shared/ui/skippable-part.js';
import { MessageGroupRows, type MessageRowsProps } from './message-group-rows.js';
import { isSameSection, type MessageSection, USUAL_HEIGHT } from './message-groups.js';

interface MessageSectionRowsProps extends MessageRowsProps {
  section: MessageSection;
  /** How many messages were said after it, of which more than `NEAR_END` do not count. */
  after: number;
}

/** How many messages fill a window, about. */
export const NEAR_END = 8;

/** Some of the groups: with a reply that grows, the last ones alone are looked at. */
export const MessageSectionRows = memo(
  function MessageSectionRows(props: MessageSectionRowsProps) {
    const { section, after, ...rest } = props;
    const { replyId, markedId, failed } = rest;
    let left = section.count;
    return (
      <SkippablePart height={section.count * USUAL_HEIGHT}>
        {section.groups.map((group) => {
          const { length } = group.messages;
          left -= length;
          const behind = after + left;
          const has = (messageId: string | null | undefined) =>
            group.messages.some(({ id }) => id === messageId);
          return (
            <MessageGroupRows
              {...{ ...rest, group }}
              key={group.key}
              last={behind === 0}
              near={has(markedId) ? length : Math.min(length, Math.max(0, NEAR_END - behind))}
              // Of no concern to the other groups.
              replyId={has(replyId) ? replyId : undefined}
              markedId={has(markedId) ? markedId : null}
              failed={behind === 0 && failed}
            />
          );
        })}
      </SkippablePart>
    );
  },
  sameBut('section', isSameSection),
);
