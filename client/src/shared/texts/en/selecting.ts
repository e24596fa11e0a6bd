import { counted, i18n } from '../i18n.js';

/** Choosing many conversations of the list. */
export const selectingTexts = i18n('selecting', {
  label: 'Choose conversations',
  chosen: counted({ one: '{count} chosen', other: '{count} chosen' }),
  all: 'Choose all',
  /** Where the list goes on behind what is shown of it. */
  allShown: 'Choose all shown',
  none: 'Choose none',
  deleteThese: counted({
    one: 'Delete {count} conversation?',
    other: 'Delete {count} conversations?',
  }),
  goneForGood: 'All their messages and files will be gone for good.',
});
