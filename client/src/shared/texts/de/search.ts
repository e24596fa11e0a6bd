import { type searchTexts } from '../en/search.js';
import { type Translated } from '../i18n.js';

export const search: Translated<typeof searchTexts> = {
  results: 'Gefunden',
  searching: 'Suche läuft …',
  found: { one: '{count} Stelle', other: '{count} Stellen' },
  nothing: 'Nichts gefunden, in dem alle diese Wörter stehen.',
  more: 'Weitersuchen',
};
