import { counted, i18n } from '../i18n.js';

/** What is found in conversations. */
export const searchTexts = i18n('search', {
  results: 'What was found',
  searching: 'Searching…',
  found: counted({ one: '{count} place', other: '{count} places' }),
  nothing: 'Nothing was found that has all of these words.',
  more: 'Search further',
});
