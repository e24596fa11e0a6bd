import { type filesTexts } from '../en/files.js';
import { type Translated } from '../i18n.js';

export const files: Translated<typeof filesTexts> = {
  files: 'Dateien dieser Unterhaltung',
  chosen: 'Ausgewählte Dateien',
  open: { one: '{count} Datei in dieser Unterhaltung', other: '{count} Dateien in dieser Unterhaltung' },
  unreadable: {
    one: '{count} konnte nicht gelesen werden',
    other: '{count} konnten nicht gelesen werden',
  },
  where: 'Nur in dieser Unterhaltung zu finden, und mit ihr gelöscht',
  none: 'In dieser Unterhaltung gibt es keine Dateien mehr.',
  added: 'Hinzugefügt {moment}',
  remove: '{name} entfernen',
  tryAgain: 'Noch einmal versuchen: {name}',
  removeThis: 'Diese Datei entfernen?',
  removeMeans:
    '„{name}“ wird aus dieser Unterhaltung gelöscht, und keine Antwort findet sie mehr. Was über sie gesagt wurde, bleibt.',
  removeIt: 'Entfernen',
  notRemoved: 'Die Datei konnte nicht entfernt werden.',
  onTheirWay: { one: '{count} Datei ist unterwegs', other: '{count} Dateien sind unterwegs' },
  allReady: 'Alle Dateien sind bereit.',
  held: 'Wird gesendet, sobald die Dateien gelesen sind',
  heldHint: 'Eine Antwort, die jetzt entsteht, kennt sie vielleicht noch nicht.',
  heldBad: 'Nicht alles konnte gelesen werden. Gesendet wird erst, wenn Sie entscheiden.',
  sendAnyway: 'Trotzdem senden',
  takeBack: 'Zurücknehmen',
  tooMany: {
    one: 'Eine Unterhaltung nimmt höchstens {count} Datei auf.',
    other: 'Eine Unterhaltung nimmt höchstens {count} Dateien auf.',
  },
  tooMuch: 'Zusammen mit den anderen Dateien wäre es mehr Text, als eine Unterhaltung aufnimmt.',
  allFull: 'Hier ist kein Platz mehr für Dateien von Unterhaltungen.',
  yoursFull:
    'Die Dateien in allen Ihren Unterhaltungen füllen aus, was Sie haben dürfen. Entfernen Sie einige, die Sie nicht mehr brauchen.',
  closed: 'Diese Unterhaltung nimmt keine Dateien mehr auf.',
  notAllowed: 'Hier können keine Dateien hinzugefügt werden.',
};
