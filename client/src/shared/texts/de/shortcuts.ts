import { type shortcutsTexts } from '../en/shortcuts.js';
import { type Translated } from '../i18n.js';

export const shortcuts: Translated<typeof shortcutsTexts> = {
  title: 'Tastenkürzel',
  everywhere: 'Überall',
  help: 'Diese Liste, solange nichts geschrieben wird',
  newChat: 'Neuer Chat',
  write: 'Zum Nachrichtenfeld',
  stop: 'Antwort anhalten oder Geöffnetes schließen',
  print: 'Die ganze Unterhaltung drucken',
  writing: 'Beim Schreiben',
  send: 'Senden',
  newLine: 'Neue Zeile beginnen',
  list: 'In der Liste der Unterhaltungen',
  neighbours: 'Zur vorigen und zur nächsten',
  ends: 'Zur ersten und zur letzten',
  actions: 'Zu den Aktionen, und mit ← zurück',
  rename: 'Umbenennen',
  delete: 'Löschen, nach Rückfrage',
  control: 'Strg',
  shift: 'Umschalt',
  escape: 'Esc',
  enter: 'Eingabe',
  home: 'Pos1',
  end: 'Ende',
  forward: '→',
  deleteKey: 'Entf',
};
