import { type problemsTexts } from '../en/problems.js';
import { type Translated } from '../i18n.js';

export const problems: Translated<typeof problemsTexts> = {
  unfinished: 'Diese Antwort brach ab, bevor sie fertig war.',
  serverTrouble: 'Der Server hat gerade Schwierigkeiten ({status}). {detail}',
  connectionLost: 'Die Verbindung zum Server ist abgebrochen. Die Antwort läuft dort vielleicht noch weiter.',
  notSent: 'Die Nachricht wurde nicht gesendet.',
  notChanged: 'Die Nachricht konnte nicht geändert werden.',
  notWithdrawn: 'Die Nachricht konnte nicht zurückgezogen werden.',
  notStopped: 'Die Antwort konnte nicht angehalten werden.',
  notGoneOn: 'Die Unterhaltung konnte nicht fortgesetzt werden.',
  versionNotShown: 'Die andere Fassung konnte nicht angezeigt werden.',
  notForked: 'Die Unterhaltung konnte nicht abgezweigt werden.',
  filesNotAdded: 'Die Dateien konnten nicht hinzugefügt werden.',
  notCopied: 'Die Unterhaltung konnte nicht kopiert werden.',
  notRated: 'Ihr Urteil wurde nicht gespeichert.',
};
