import { i18n } from '../i18n.js';

/** A conversation as a file. */
export const exportTexts = i18n('export', {
  title: 'Export conversation',
  markdown: 'Save as Markdown',
  json: 'Save as JSON',
  markdownHint: 'To read and to pass on: what is on view, with its sources.',
  jsonHint: 'For programs: every version of every message, and all that is known of it.',
  making: 'Saving…',
  notExported: 'The conversation could not be exported.',
});
