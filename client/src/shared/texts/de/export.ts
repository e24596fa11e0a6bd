import { type exportTexts } from '../en/export.js';
import { type Translated } from '../i18n.js';

export const exporting: Translated<typeof exportTexts> = {
  title: 'Unterhaltung exportieren',
  markdown: 'Als Markdown speichern',
  json: 'Als JSON speichern',
  markdownHint: 'Zum Lesen und Weitergeben: was zu sehen ist, mit seinen Quellen.',
  jsonHint: 'Für Programme: jede Fassung jeder Nachricht und alles, was dazu bekannt ist.',
  making: 'Wird gespeichert …',
  notExported: 'Die Unterhaltung konnte nicht exportiert werden.',
};
