import { filled, i18n } from '../i18n.js';

/** A source of a reply, in its document. */
export const knowledgeTexts = i18n('knowledge', {
  headingsAbove: 'Headings above the passage',
  aboutDocument: 'About the document',
  version: filled('Version {version}'),
  warnings: 'What its text lacks',
  moreAbove: 'Show more above',
  moreBelow: 'Show more below',
  passageBegins: 'Cited passage: ',
  passageEnds: ' End of the cited passage.',
  disabled: 'This document has been disabled since: new replies do not use it.',
  replaced: filled(
    'This document has been replaced since: it was version {then} then and is version {now} now.',
  ),
  notFound: 'The passage can no longer be found in this document.',
  deleted: 'This document has been deleted since: new replies do not use it.',
  notLoaded: filled('The document could not be loaded. {problem}'),
  loading: 'Loading the document…',
  source: filled('Source {number}'),
  sourceOf: filled('Source {number} · {position} of {count}'),
  sourceNamed: filled('Source {number}: {title}'),
  previous: 'Previous source',
  next: 'Next source',
  wholeQuote: 'The passage as the reply saw it:',
  partQuote: 'The beginning of the passage as the reply saw it:',
});
