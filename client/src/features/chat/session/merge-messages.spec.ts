import fc from 'fast-check';
import { type ChatMessage } from '../chat-message.js';
import { asked, idsOf, replied, unsent, written } from '../testing/a-message.js';
import { countEarlier, mergeMessages, messagesBefore, unsentOf } from './merge-messages.js';

const citations = (cited: number[]) => ({
  type: 'data-citations' as const,
  data: { cited, invented: [] as number[] },
});

describe('what the page shows after the server told the latest messages', () => {
  it('are those messages where nothing was shown', () => {
    const stored = [asked('a'), replied('b')];
    expect(mergeMessages([], stored)).toEqual(stored);
  });

  it('begin with the earlier ones that the reader asked for', () => {
    const shown = [asked('a'), replied('b'), asked('c'), replied('d')];
    const stored = [asked('c'), replied('d'), asked('e')];
    expect(idsOf(mergeMessages(shown, stored))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(countEarlier(shown, stored)).toBe(2);
  });

  it('leave out those of another branch', () => {
    const shown = [asked('a'), replied('b'), asked('c'), replied('d')];
    expect(idsOf(mergeMessages(shown, [asked('a'), replied('b2')]))).toEqual(['a', 'b2']);
  });

  it('are all new where no page reaches what was shown', () => {
    const stored = [asked('y'), replied('z')];
    expect(mergeMessages([asked('a'), replied('b')], stored)).toEqual(stored);
    expect(countEarlier([asked('a')], stored)).toBe(0);
  });

  it('are none where there are none', () => {
    expect(mergeMessages([asked('a')], [])).toEqual([]);
    expect(countEarlier([asked('a')], [])).toBe(0);
  });

  it('stay the same objects where nothing differs', () => {
    const shown = [asked('a'), replied('b')];
    const merged = mergeMessages(shown, [asked('a'), replied('b')]);
    expect(merged[0]).toBe(shown[0]);
    expect(merged[1]).toBe(shown[1]);
  });

  it('are told of anew where the branches changed', () => {
    const shown = [replied('b')];
    const stored = replied('b', { sibling_ids: ['b', 'b2'] });
    expect(mergeMessages(shown, [stored])).toEqual([stored]);
  });
});

describe('a message that was sent from this page', () => {
  it('is known again once it is stored', () => {
    const stored = asked('msg_1', { client_id: 'mine' }, 'Hello');
    expect(mergeMessages([unsent('mine', 'Hello')], [stored])).toEqual([stored]);
    expect(countEarlier([asked('a'), unsent('mine', 'Hello')], [stored])).toBe(1);
  });
});

describe('a reply that was written on this page', () => {
  it('keeps its parts, as what was thought is not stored', () => {
    const shown: ChatMessage = {
      ...written('b', 'run_of_b'),
      parts: [
        { type: 'reasoning', text: 'Hm.' },
        { type: 'text', text: 'Text' },
      ],
    };
    const [merged] = mergeMessages([shown], [replied('b', {}, 'Text')]);
    expect(merged?.metadata).toMatchObject({ state: 'completed', sibling_ids: ['b'] });
    expect(merged?.parts).toEqual(shown.parts);
  });

  it('takes on what is cited, which may not have come before the connection was lost', () => {
    const stored = replied('b', {}, 'Text');
    stored.parts.push(citations([1]));
    const shown = written('b', 'run_of_b', 'Text');
    expect(mergeMessages([shown], [stored])[0]?.parts).toEqual([...shown.parts, citations([1])]);
    shown.parts.push(citations([2]));
    expect(
      mergeMessages([shown], [stored])[0]?.parts.filter(({ type }) => type === 'data-citations'),
    ).toEqual([citations([1])]);
  });

  it('is the stored one where the text differs', () => {
    const stored = replied('b', {}, 'The whole text');
    expect(mergeMessages([written('b', 'run_of_b', 'The whole')], [stored])).toEqual([stored]);
  });
});

describe('any history', () => {
  it('that is cut anywhere into what is shown and what is told comes out whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), fc.nat(11), (length, from, to) => {
        const history = Array.from({ length }, (_, at) => (at % 2 ? replied(`${at}`) : asked(`${at}`)));
        const start = Math.min(from, length - 1);
        const shown = history.slice(0, Math.max(start + 1, Math.min(to, length)));
        expect(mergeMessages(shown, history.slice(start))).toEqual(history);
      }),
    );
  });

  it('told twice changes nothing the second time', () => {
    const stored = [asked('msg_1', { client_id: 'mine' }), replied('b')];
    const once = mergeMessages([unsent('mine'), written('b', 'run_of_b', 'b')], stored);
    expect(mergeMessages(once, stored)).toEqual(once);
  });
});

describe('the message that is only on this page', () => {
  it('is the last, where the reader wrote it and the server does not keep it', () => {
    const last = unsent('b');
    expect(unsentOf([asked('a'), last])).toBe(last);
    expect(unsentOf([asked('a')])).toBeUndefined();
    expect(unsentOf([unsent('a'), written('b', 'run_1')])).toBeUndefined();
    expect(unsentOf([])).toBeUndefined();
  });
});

describe('what stands before a message', () => {
  const shown = [asked('a'), replied('b'), asked('c')];

  it('is all up to it', () => {
    expect(idsOf(messagesBefore(shown, 'c'))).toEqual(['a', 'b']);
    expect(messagesBefore(shown, 'a')).toEqual([]);
  });

  it('is all there is where it is not shown any more', () => {
    expect(idsOf(messagesBefore(shown, 'z'))).toEqual(['a', 'b', 'c']);
  });
});
