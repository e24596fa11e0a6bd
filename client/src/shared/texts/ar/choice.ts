import { type choiceTexts } from '../en/choice.js';
import { type Translated } from '../i18n.js';

export const choice: Translated<typeof choiceTexts> = {
  choose: 'كيفية إنشاء الردود',
};
