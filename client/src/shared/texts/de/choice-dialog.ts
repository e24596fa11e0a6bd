import { type choiceDialogTexts } from '../en/choice-dialog.js';
import { type Translated } from '../i18n.js';

export const choiceDialog: Translated<typeof choiceDialogTexts> = {
  title: 'Wie Antworten entstehen',
  hint: 'Für Unterhaltungen, die Sie von jetzt an beginnen.',
  close: 'Schließen',
  model: 'Modell',
  usual: 'Das übliche ({model})',
  creativity: 'Kreativität',
  precise: 'Präzise',
  preciseHint: 'Bleibt bei den wahrscheinlichsten Wörtern; gut für Fakten.',
  balanced: 'Ausgewogen',
  balancedHint: 'Wie es hier eingerichtet ist.',
  creative: 'Kreativ',
  creativeHint: 'Variiert mehr; gut für Ideen und Entwürfe.',
  length: 'Längste Antwort',
  short: 'Kurz',
  shortHint: 'Ein Viertel des üblichen Platzes; was nicht passt, wird abgeschnitten.',
  standard: 'Normal',
  standardHint: 'Wie es hier eingerichtet ist.',
  long: 'Lang',
  longHint: 'Viermal so viel Platz, soweit das Modell es kann.',
};
