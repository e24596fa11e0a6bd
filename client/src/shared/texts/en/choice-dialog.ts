import { filled, i18n } from '../i18n.js';

/** Which model answers, how freely and at what length. */
export const choiceDialogTexts = i18n('choice-dialog', {
  title: 'How replies are made',
  hint: 'For conversations that you begin from now on.',
  hintHere: 'For this conversation, from the next reply on.',
  gone: filled('{model} (no longer available)'),
  goneHint: filled(
    '{model} is no longer available here: no more replies are made by it. Choose another model to go on.',
  ),
  notChanged: 'The change was not kept.',
  model: 'Model',
  usual: filled('The usual one ({model})'),
  creativity: 'Creativity',
  precise: 'Precise',
  preciseHint: 'Sticks to the likeliest words; good for facts.',
  balanced: 'Balanced',
  balancedHint: 'As it is set up here.',
  creative: 'Creative',
  creativeHint: 'Varies more; good for ideas and drafts.',
  length: 'Longest reply',
  short: 'Short',
  shortHint: 'A quarter of the usual room; what does not fit is cut.',
  standard: 'Standard',
  standardHint: 'As it is set up here.',
  long: 'Long',
  longHint: 'Four times the room, as far as the model can.',
});
