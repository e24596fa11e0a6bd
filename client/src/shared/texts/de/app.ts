import { type appTexts } from '../en/app.js';
import { type Translated } from '../i18n.js';

export const app: Translated<typeof appTexts> = {
  assistant: 'Assistent',
  windowTitle: '{title} · {assistant}',
  pageNotFound: 'Seite nicht gefunden',
  newChat: 'Neuer Chat',
  conversation: 'Unterhaltung',
  yourConversations: 'Ihre Unterhaltungen',
  conversations: 'Unterhaltungen',
  openConversations: 'Unterhaltungen öffnen',
  closeConversations: 'Unterhaltungen schließen',
  keyboardShortcuts: 'Tastenkürzel',
  knowledge: 'Wissen',
  useLightTheme: 'Helles Design verwenden',
  useDarkTheme: 'Dunkles Design verwenden',
  language: 'Sprache',
  languageFailed:
    'Die Seite kann gerade nicht in dieser Sprache angezeigt werden. Bitte versuchen Sie es erneut.',
  skipToMessage: 'Direkt zu Ihrer Nachricht',
  offline: 'Offline-Assistent – kein Modell eingerichtet',
  offlineHint:
    'Auf dem Server ist kein Modell eingerichtet: Der eingebaute Assistent antwortet aus der Wissensbasis.',
  writtenBy: 'Die Antworten schreibt {model}',
  modelGone: '{model} ist nicht mehr verfügbar',
  nothingHere: 'Unter dieser Adresse ist nichts',
  nothingHereHint: 'Vielleicht ist der Link falsch geschrieben, oder das Ziel gibt es nicht mehr.',
  startNew: 'Neue Unterhaltung beginnen',
  fault: 'Auf der Seite ist ein Fehler aufgetreten',
  faultHint: 'Ihre Unterhaltungen sind auf dem Server sicher.',
  reload: 'Seite neu laden',
};
