import { type sharingTexts } from '../en/sharing.js';
import { type Translated } from '../i18n.js';

export const sharing: Translated<typeof sharingTexts> = {
  title: 'Unterhaltung teilen',
  hint: 'Wer den Link hat, kann diese Unterhaltung lesen, wie sie jetzt ist: ihre Nachrichten und was sie aus ihren Quellen zitieren. Was später gesagt wird, ist nicht zu sehen.',
  ends: 'Der Link endet',
  week: 'nach 7 Tagen',
  month: 'nach 30 Tagen',
  ever: 'wenn ich ihn zurücknehme',
  make: 'Link erstellen',
  making: 'Wird erstellt …',
  link: 'Link',
  copy: 'Kopieren',
  copied: 'Kopiert',
  once: 'Jetzt kopieren: Der Link wird nur dieses eine Mal gezeigt.',
  links: 'Links zu dieser Unterhaltung',
  justMade: 'Gerade erstellt',
  madeAt: 'Erstellt am {when}',
  endsAt: 'Endet am {when}',
  noEnd: 'Bis er zurückgenommen wird',
  revoke: 'Zurücknehmen',
  revokeOf: 'Den Link vom {when} zurücknehmen',
  notShared: 'Der Link konnte nicht erstellt werden.',
  notRevoked: 'Der Link konnte nicht zurückgenommen werden.',
  notListed: 'Die Links konnten nicht geladen werden.',
};
