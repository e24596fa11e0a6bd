import { ALL, isAll, queryOf } from './document-filter.js';

it.each([
  [{}, {}],
  [{ text: '  ', category: ' ' }, {}],
  [
    { text: ' card ', state: 'failed' },
    { text: 'card', state: 'failed' },
  ],
  [
    { category: 'help', state: 'disabled' },
    { category: 'help', enabled: false },
  ],
] as const)('the filter %j asks for %j', (facts, query) => {
  expect(queryOf({ ...ALL, ...facts })).toEqual(query);
});

it('everything is to be seen again once what was typed is taken back', () => {
  expect(isAll({ ...ALL, text: ' ' })).toBe(true);
  expect(isAll({ ...ALL, state: 'disabled' })).toBe(false);
});
