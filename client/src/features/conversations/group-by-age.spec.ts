import { aSummary } from '../../testing/a-conversation.js';
import { groupByAge } from './group-by-age.js';

const now = new Date(2026, 2, 20, 9);
/** Last active so many days ago, at a quarter to midnight. */
const active = (id: string, days: number) =>
  aSummary({ id, updated_at: new Date(2026, 2, 20 - days, days === 0 ? 0 : 23, 45).toISOString() });

describe('conversations by age', () => {
  it('fall into the stretches a reader looks for', () => {
    const list = [
      active('a', 0),
      active('b', 1),
      active('c', 2),
      active('d', 7),
      active('e', 8),
      active('f', 400),
    ];
    expect(groupByAge(list, now).map(({ age, items }) => [age, items.map(({ id }) => id)])).toEqual([
      ['today', ['a']],
      ['yesterday', ['b']],
      ['previousWeek', ['c', 'd']],
      ['earlier', ['e', 'f']],
    ]);
  });

  it('keep their order and leave out the stretches that are empty', () => {
    const groups = groupByAge([active('a', 0), active('b', 0), active('c', 30)], now);
    expect(groups.map(({ age }) => age)).toEqual(['today', 'earlier']);
    expect(groups[0]?.items.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are of today where the clock of the server is ahead', () => {
    expect(groupByAge([active('a', -1)], now)[0]?.age).toBe('today');
  });

  it('are no groups where there are none', () => {
    expect(groupByAge([], now)).toEqual([]);
  });
});
