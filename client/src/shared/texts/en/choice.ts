import { i18n } from '../i18n.js';

/** The button that says which model answers. */
export const choiceTexts = i18n('choice', {
  choose: 'How replies are made',
});
