import { aSummary } from '../../testing/a-conversation.js';
import { NO_PAGES, withFirstPage, withNextPage, without, withTitle } from './conversation-pages.js';

/** Last active in this minute of an hour. */
const active = (id: string, minute: number) =>
  aSummary({ id, updated_at: `2026-03-10T09:${`${minute}`.padStart(2, '0')}:00.000Z` });
const page = (ids: [string, number][], next_cursor: string | null = null) => ({
  data: ids.map(([id, minute]) => active(id, minute)),
  next_cursor,
});
const idsOf = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);

const first = withFirstPage(
  NO_PAGES,
  page(
    [
      ['d', 40],
      ['c', 30],
    ],
    'after c',
  ),
);
const both = withNextPage(
  first,
  page([
    ['b', 20],
    ['a', 10],
  ]),
);

describe('the list of conversations', () => {
  it('is a page at first, and knows where to go on', () => {
    expect(first).toMatchObject({ status: 'ready', nextCursor: 'after c' });
    expect(idsOf(first)).toEqual(['d', 'c']);
  });

  it('grows by the next page', () => {
    expect(idsOf(both)).toEqual(['d', 'c', 'b', 'a']);
    expect(both.nextCursor).toBeNull();
  });

  it('shows none twice that moved between two pages', () => {
    expect(
      idsOf(
        withNextPage(
          first,
          page([
            ['c', 30],
            ['b', 20],
          ]),
        ),
      ),
    ).toEqual(['d', 'c', 'b']);
  });
});

describe('a fresh first page', () => {
  it('comes before the older ones that were read, and leaves the place to go on', () => {
    const fresh = withFirstPage(
      { ...both, nextCursor: 'after a' },
      page(
        [
          ['a', 50],
          ['d', 40],
        ],
        'after d',
      ),
    );
    expect(idsOf(fresh)).toEqual(['a', 'd', 'c', 'b']);
    expect(fresh.nextCursor).toBe('after a');
  });

  it('is all there is where nothing comes after it', () => {
    const fresh = withFirstPage(both, page([['d', 40]]));
    expect(idsOf(fresh)).toEqual(['d']);
    expect(fresh.nextCursor).toBeNull();
  });

  it('drops what is as new as its last, and is not on it any more', () => {
    expect(
      idsOf(
        withFirstPage(
          both,
          page(
            [
              ['e', 50],
              ['b', 20],
            ],
            'after b',
          ),
        ),
      ),
    ).toEqual(['e', 'b', 'a']);
  });

  it('may be empty', () => {
    expect(withFirstPage(both, page([]))).toEqual({ status: 'ready', items: [], nextCursor: null });
  });
});

describe('a change to one', () => {
  it('shows at once', () => {
    expect(withTitle(both, 'c', 'Loans').items.map(({ title }) => title)).toEqual([
      'Savings',
      'Loans',
      'Savings',
      'Savings',
    ]);
    expect(idsOf(without(both, 'c'))).toEqual(['d', 'b', 'a']);
  });

  it('of one that is not listed changes nothing', () => {
    expect(withTitle(both, 'z', 'Loans')).toEqual(both);
    expect(without(both, 'z')).toEqual(both);
  });
});
