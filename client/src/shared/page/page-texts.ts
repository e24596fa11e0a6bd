import { computed } from 'nanostores';
import { page } from '../../api/application.js';
import { language } from '../texts/language.js';

/** What the application says on the page, in the language of it; null where the page has its own words. */
export const pageTexts = computed([page, language], (shown, code) => ({
  ...shown,
  ...shown.translations[code],
}));
