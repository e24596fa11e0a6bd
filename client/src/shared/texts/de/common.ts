import { type commonTexts } from '../en/common.js';
import { type Translated } from '../i18n.js';

export const common: Translated<typeof commonTexts> = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  dismiss: 'Ausblenden',
  tryAgain: 'Erneut versuchen',
  partNotLoaded:
    'Dieser Teil der Seite konnte nicht geladen werden. Vielleicht fehlt die Verbindung; gibt es eine neuere Fassung der Seite, hilft es, sie neu zu laden.',
  reloadPage: 'Seite neu laden',
  loading: 'Wird geladen …',
  somethingWrong: 'Etwas ist schiefgegangen.',
  noAccess:
    'Ihr Zugang ist abgelaufen, oder Sie haben keinen erhalten. Bitte öffnen Sie den Assistenten noch einmal aus Ihrer Anwendung.',
  unreachable: 'Der Server ist nicht erreichbar.',
  answered: 'Der Server antwortete mit {status}.',
  charactersOf: '{count} von {limit} Zeichen',
  tooLong: {
    one: '{count} Zeichen zu lang: {length} von {limit}',
    other: '{count} Zeichen zu lang: {length} von {limit}',
  },
  messageTooLong: 'Die Nachricht ist zu lang, um gesendet zu werden.',
};
