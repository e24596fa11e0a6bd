import { type ChatMessage, keyOf } from '../chat-message.js';

/** Few enough to be drawn in one go. */
const SIZE = 10;

export interface MessageGroup {
  /** The same for as long as any of its messages is shown. */
  key: number;
  messages: ChatMessage[];
  /** What stands right before it. */
  before: ChatMessage | undefined;
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
