import { asked } from '../testing/a-message.js';
import { isSameGroup, isSameSection, MessageGroups, sectionsOf } from './message-groups.js';

const said = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => asked(`msg_${from + index}`));

const sizes = (groups: { messages: unknown[] }[]) => groups.map(({ messages }) => messages.length);

describe('the groups of messages', () => {
  it('have five each, in their order', () => {
    const messages = said(0, 12);
    const groups = new MessageGroups().of(messages);
    expect(sizes(groups)).toEqual([5, 5, 2]);
    expect(groups.flatMap((group) => group.messages)).toEqual(messages);
    expect(groups.map(({ before }) => before?.id)).toEqual([undefined, 'msg_4', 'msg_9']);
  });

  it('stay as they are while messages come before and after them', () => {
    const grouping = new MessageGroups();
    const messages = said(100, 10);
    const before = grouping.of(messages);
    const now = grouping.of([...said(95, 5), ...messages, ...said(110, 3)]);
    expect(sizes(now)).toEqual([5, 5, 5, 3]);
    expect(now.map(({ key }) => key)).toEqual([-1, 0, 1, 2]);
    expect(now[2]!.messages).toEqual(before[1]!.messages);
    expect(isSameGroup(now[2]!, before[1]!)).toBe(true);
  });

  it('are the same objects while a reply grows after them', () => {
    const grouping = new MessageGroups();
    const messages = said(0, 17);
    const before = grouping.of(messages);
    const grown = [...messages.slice(0, -1), asked('msg_16')];
    const now = grouping.of(grown);
    expect(now.map((group, index) => group === before[index])).toEqual([true, true, false, false]);
    expect(isSameGroup(now[2]!, before[2]!)).toBe(true);
    expect(sizes(grouping.of([...grown, ...said(17, 5)]))).toEqual([5, 5, 5, 5, 2]);
    expect(sizes(before)).toEqual([5, 5, 5, 2]);
  });

  it('are the same however messages come and go', () => {
    const grouping = new MessageGroups();
    const all = said(0, 40);
    const lists = [
      all.slice(10, 33),
      all.slice(10),
      all,
      [...all.slice(0, 25), ...said(50, 9)],
      all.slice(0, 7),
    ];
    for (const messages of lists) {
      const groups = grouping.of(messages);
      expect(groups.flatMap((group) => group.messages)).toEqual(messages);
      const firsts = groups.map((group) => messages.indexOf(group.messages[0]!));
      expect(groups.map(({ before }) => before)).toEqual(firsts.map((first) => messages[first - 1]));
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      expect(sizes(groups).every((size) => size <= 5)).toBe(true);
    }
  });

  it('are others where a message has changed', () => {
    const grouping = new MessageGroups();
    const messages = said(0, 7);
    const before = grouping.of(messages);
    const now = grouping.of([...messages.slice(0, -1), asked('msg_6')]);
    expect(isSameGroup(now[0]!, before[0]!)).toBe(true);
    expect(isSameGroup(now[1]!, before[1]!)).toBe(false);
  });

  it('have keys of their own on another branch', () => {
    const grouping = new MessageGroups();
    const messages = said(0, 24);
    grouping.of(messages);
    const keys = grouping.of([...messages.slice(0, 8), ...said(50, 30)]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('stand ten together, which stay so while others come before them', () => {
    const grouping = new MessageGroups();
    const before = sectionsOf(grouping.of(said(100, 105)));
    expect(before.map(({ key, groups, count }) => [key, groups.length, count])).toEqual([
      [0, 10, 50],
      [1, 10, 50],
      [2, 1, 5],
    ]);
    const now = sectionsOf(grouping.of(said(80, 125)));
    expect(now.map(({ key, count }) => [key, count])).toEqual([
      [-1, 20],
      [0, 50],
      [1, 50],
      [2, 5],
    ]);
  });

  it('are the same in a section until one of them changes', () => {
    const grouping = new MessageGroups();
    const messages = said(0, 120);
    const before = sectionsOf(grouping.of(messages));
    const changedAt = (index: number) => {
      const changed = messages.map((message, at) => (at === index ? { ...message } : message));
      return sectionsOf(grouping.of(changed)).map((section, at) => isSameSection(section, before[at]!));
    };
    expect(changedAt(119)).toEqual([true, true, false]);
    expect(changedAt(60)).toEqual([true, false, false]);
  });
});
