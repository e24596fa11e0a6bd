import { type choiceDialogTexts } from '../en/choice-dialog.js';
import { type Translated } from '../i18n.js';

export const choiceDialog: Translated<typeof choiceDialogTexts> = {
  title: 'Wie Antworten entstehen',
  hint: 'Für Unterhaltungen, die Sie von jetzt an beginnen.',
  hintHere: 'Für diese Unterhaltung, ab der nächsten Antwort.',
  gone: '{model} (nicht mehr verfügbar)',
  goneHint:
    '{model} ist hier nicht mehr verfügbar: Es entstehen keine Antworten mehr damit. Wählen Sie ein anderes Modell, um fortzufahren.',
  notChanged: 'Die Änderung wurde nicht übernommen.',
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
