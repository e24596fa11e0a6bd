import { type threadTexts } from '../en/thread.js';
import { type Translated } from '../i18n.js';

export const thread: Translated<typeof threadTexts> = {
  conversation: 'Unterhaltung',
  messages: 'Nachrichten',
  greeting: 'Wie kann ich Ihnen helfen?',
  welcome:
    'Fragen Sie, was Sie wissen möchten. Stützt sich eine Antwort auf die Wissensbasis, nennt sie ihre Quellen.',
  welcomeOnly: 'Fragen Sie, was Sie wissen möchten.',
  commonQuestions: 'Häufige Fragen',
  showEarlier: 'Frühere Nachrichten anzeigen',
  leftOut: 'Frühere Nachrichten sind hier ausgelassen.',
  regenerate: 'Neu erzeugen',
  reconnect: 'Neu verbinden',
  continue: 'Fortfahren',
  jump: 'Zum Neuesten springen',
  writing: 'Der Assistent schreibt',
  writingReply: 'Der Assistent schreibt eine Antwort.',
  stopped: 'Antwort angehalten. {text}',
  replied: 'Der Assistent hat geantwortet: {text}',
  loading: 'Die Unterhaltung wird geladen …',
  missing: 'Diese Unterhaltung gibt es nicht',
  missingHint: 'Vielleicht wurde sie gelöscht, oder sie gehört jemand anderem.',
  startNew: 'Neue Unterhaltung beginnen',
  notLoaded: 'Die Unterhaltung konnte nicht geladen werden',
};
