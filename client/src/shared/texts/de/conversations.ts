import { type conversationsTexts } from '../en/conversations.js';
import { type Translated } from '../i18n.js';

export const conversations: Translated<typeof conversationsTexts> = {
  conversations: 'Unterhaltungen',
  untitled: 'Neue Unterhaltung',
  paused: 'Pausiert',
  ended: 'Beendet',
  actionsFor: 'Aktionen für {title}',
  rename: 'Umbenennen',
  delete: 'Löschen',
  name: 'Name der Unterhaltung',
  deleteThis: 'Diese Unterhaltung löschen?',
  goneForGood: '„{title}“ und alle Nachrichten darin werden endgültig gelöscht.',
  showMore: 'Mehr anzeigen',
  reload: 'Liste neu laden',
  loading: 'Unterhaltungen werden geladen …',
  empty: 'Hier werden Ihre Unterhaltungen stehen.',
  previousWeek: 'Letzte 7 Tage',
  earlier: 'Früher',
  notLoaded: 'Ihre Unterhaltungen konnten nicht geladen werden.',
  moreNotLoaded: 'Weitere konnten nicht geladen werden.',
  notRenamed: 'Der Name konnte nicht geändert werden.',
  notDeleted: 'Die Unterhaltung konnte nicht gelöscht werden.',
};
