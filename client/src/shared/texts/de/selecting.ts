import { type selectingTexts } from '../en/selecting.js';
import { type Translated } from '../i18n.js';

export const selecting: Translated<typeof selectingTexts> = {
  label: 'Unterhaltungen auswählen',
  chosen: { one: '{count} ausgewählt', other: '{count} ausgewählt' },
  all: 'Alle auswählen',
  allShown: 'Alle gezeigten auswählen',
  none: 'Keine auswählen',
  deleteThese: { one: '{count} Unterhaltung löschen?', other: '{count} Unterhaltungen löschen?' },
  goneForGood: 'Alle Nachrichten und Dateien darin werden endgültig gelöscht.',
};
