import { type composerTexts } from '../en/composer.js';
import { type Translated } from '../i18n.js';

export const composer: Translated<typeof composerTexts> = {
  yourMessage: 'Ihre Nachricht',
  placeholder: 'Schreiben Sie eine Nachricht …',
  stopping: 'Wird angehalten …',
  stop: 'Antwort anhalten',
  stopHint: 'Antwort anhalten (Esc)',
  send: 'Senden',
  sendClosed: 'Setzen Sie die Unterhaltung fort, um zu senden',
  sendWhenRead: 'Senden, sobald die Dateien gelesen sind',
  addFiles: 'Dateien hinzufügen',
  addFilesHint: 'Dateien hinzufügen: Text, PDF, Word, Excel, PowerPoint und mehr, je höchstens {size}',
  dropFiles: 'Loslassen, um die Dateien dieser Unterhaltung hinzuzufügen',
  sendLater: 'Nach dieser Antwort senden',
  keys: '{enter} sendet, {shift} + {enter} beginnt eine neue Zeile',
  enter: 'Eingabe',
  shift: 'Umschalt',
  reconnecting: 'Verbindung unterbrochen. Wird wiederhergestellt …',
  closes: 'Diese Unterhaltung wird {when} geschlossen, wenn Sie nichts schreiben.',
  expired: 'Diese Unterhaltung ist abgelaufen. Nichts davon ist verloren.',
  expiredWhen: 'Diese Unterhaltung ist {when} abgelaufen. Nichts davon ist verloren.',
  expiredAfter:
    'Diese Unterhaltung ist {when} abgelaufen, nach einer Zeit ohne Nachrichten ({duration}). Nichts davon ist verloren.',
  paused:
    'Diese Unterhaltung ist pausiert und nimmt gerade keine Nachrichten an. Was Sie schreiben, bleibt erhalten.',
  ended:
    'Diese Unterhaltung ist beendet. Sie können sie hier weiterhin lesen oder in einer Kopie fortsetzen.',
  endedWhen:
    'Diese Unterhaltung ist beendet. Sie wurde {when} geschlossen: Sie können sie hier weiterhin lesen oder in einer Kopie fortsetzen.',
  erased:
    'Diese Unterhaltung wurde gelöscht. Was Sie noch nicht gesendet haben, nehmen Sie in eine neue mit.',
  goOn: 'Fortsetzen',
  resume: 'Fortsetzen',
  goOnInCopy: 'In einer Kopie fortsetzen',
  startNew: 'Neue Unterhaltung beginnen',
  waiting: 'Wartende Nachrichten',
  waitingMessage: 'Wartende Nachricht',
  next: { one: 'Als Nächstes', other: 'Als Nächstes, {count} Nachrichten' },
  withFiles: 'Gesendet mit:',
  save: 'Speichern',
  beingSent: 'Wird gesendet: ',
  notSent: 'Nicht gesendet. {problem}',
  sendAgain: 'Erneut senden: {text}',
  edit: 'Bearbeiten: {text}',
  withdraw: 'Zurückziehen: {text}',
};
