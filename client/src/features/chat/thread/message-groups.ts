import { type ChatMessage, keyOf } from '../chat-message.js';

/** Few enough to be drawn in one go, while the reader scrolls. */
const SIZE = 5;

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
  private shown: { messages: readonly ChatMessage[]; groups: readonly MessageGroup[] } = {
    messages: [],
    groups: [],
  };

  of(messages: readonly ChatMessage[]): MessageGroup[] {
    const groups = this.standing(messages);
    const first = groups.reduce((count, group) => count + group.messages.length, 0);
    let place = this.placeBefore(messages, first);
    for (const [offset, message] of messages.slice(first).entries()) {
      place = this.placeOf(message) ?? place + 1;
      this.places.set(keyOf(message), place);
      const key = Math.floor(place / SIZE);
      const group = groups.at(-1);
      if (group?.key === key) group.messages.push(message);
      else groups.push({ key, messages: [message], before: messages[first + offset - 1] });
    }
    this.shown = { messages, groups };
    return groups;
  }

  /** The groups before the first message that has changed: the same objects, but for the last, which may get more. */
  private standing(messages: readonly ChatMessage[]): MessageGroup[] {
    const { messages: shown, groups } = this.shown;
    const changed = shown.findIndex((message, index) => message !== messages[index]);
    let rest = changed < 0 ? shown.length : changed;
    const standing = groups.filter((group) => (rest -= group.messages.length) >= 0);
    return standing.slice(0, -1);
  }

  /** Where the message stands that is right before one of them. */
  private placeBefore(messages: readonly ChatMessage[], index: number): number {
    if (index > 0) return this.placeOf(messages[index - 1]) ?? -1;
    // What came before the first that has a place gets those before it.
    const earlier = Math.max(
      0,
      messages.findIndex((message) => this.placeOf(message) !== undefined),
    );
    return (this.placeOf(messages[earlier]) ?? 0) - earlier - 1;
  }

  private placeOf(message: ChatMessage | undefined): number | undefined {
    return message && this.places.get(keyOf(message));
  }
}

/** Whether two groups look alike: the objects of messages are replaced when they change. */
export function isSameGroup(one: MessageGroup, other: MessageGroup): boolean {
  if (one === other) return true;
  return (
    one.before === other.before &&
    one.messages.length === other.messages.length &&
    one.messages.every((message, index) => message === other.messages[index])
  );
}

/** Whether two sections are of the very same groups. */
export function isSameSection(one: MessageSection, other: MessageSection): boolean {
  return (
    one.groups.length === other.groups.length &&
    one.groups.every((group, index) => group === other.groups[index])
  );
}
