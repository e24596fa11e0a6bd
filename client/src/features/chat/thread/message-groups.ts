import { type ChatMessage, keyOf } from '../chat-message.js';

/** Few enough to be drawn in one go. */
const SIZE = 10;

/** Of a message, until it was laid out, in pixels. */
export const USUAL_HEIGHT = 150;

export interface MessageGroup {
  /** The same for as long as any of its messages is shown. */
  key: number;
  messages: ChatMessage[];
  /** What stands right before it. */
  before: ChatMessage | undefined;
}

/** Groups that stand together, and stay so. */
export interface MessageSection {
  key: number;
  groups: MessageGroup[];
  /** Of messages. */
  count: number;
}

/** How many groups a section has. */
const GROUPS = 10;

export function sectionsOf(groups: readonly MessageGroup[]): MessageSection[] {
  const sections: MessageSection[] = [];
  for (const group of groups) {
    const key = Math.floor(group.key / GROUPS);
    const { length } = group.messages;
    const section = sections.at(-1);
    if (section?.key === key) {
      section.groups.push(group);
      section.count += length;
    } else sections.push({ key, groups: [group], count: length });
  }
  return sections;
}

/** Puts messages into groups that they stay in while others come before and after them. */
export class MessageGroups {
  private readonly places = new Map<string, number>();

  of(messages: readonly ChatMessage[]): MessageGroup[] {
    const placeOf = (message: ChatMessage) => this.places.get(keyOf(message));
    // What came before the first that has a place gets those before it.
    const earlier = Math.max(
      0,
      messages.findIndex((message) => placeOf(message) !== undefined),
    );
    let place = (messages[earlier] && placeOf(messages[earlier])) ?? 0;
    place -= earlier + 1;
    const groups: MessageGroup[] = [];
    for (const [index, message] of messages.entries()) {
      place = placeOf(message) ?? place + 1;
      this.places.set(keyOf(message), place);
      const key = Math.floor(place / SIZE);
      const group = groups.at(-1);
      if (group?.key === key) group.messages.push(message);
      else groups.push({ key, messages: [message], before: messages[index - 1] });
    }
    return groups;
  }
}

/** Whether two groups look alike: the objects of messages are replaced when they change. */
export function isSameGroup(one: MessageGroup, other: MessageGroup): boolean {
  return (
    one.before === other.before &&
    one.messages.length === other.messages.length &&
    one.messages.every((message, index) => message === other.messages[index])
  );
}
