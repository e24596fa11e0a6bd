import { type uploadsTexts } from '../en/uploads.js';
import { type Translated } from '../i18n.js';

export const uploads: Translated<typeof uploadsTexts> = {
  waiting: 'Wartet',
  sending: '{percent} gesendet',
  held: 'Wird bald noch einmal gesendet: {reason}',
  taken: 'Angenommen',
  alreadyThere: 'War schon da',
  notTaken: 'Nicht angenommen: {reason}',
  sendAgain: 'Noch einmal senden',
  tooLarge: 'Die Datei ist größer, als der Server annimmt.',
  tooLargeThan: 'Die Datei hat {size}; der Server nimmt höchstens {limit} an.',
};
