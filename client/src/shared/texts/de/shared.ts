import { type sharedTexts } from '../en/shared.js';
import { type Translated } from '../i18n.js';

export const shared: Translated<typeof sharedTexts> = {
  shared: 'Geteilte Unterhaltung',
  sharedAt: 'Geteilt am {when}, zum Lesen',
  messages: 'Nachrichten',
  userSaid: 'Gefragt wurde:',
  more: 'Mehr anzeigen',
  nothing: 'Hier ist nichts geteilt',
  nothingHint: 'Der Link ist vielleicht abgelaufen, zurückgenommen oder unvollständig.',
};
