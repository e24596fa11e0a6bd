import { counted, filled, i18n } from '../i18n.js';

/** Why the server did not do what was asked of documents and files. */
export const refusalsTexts = i18n('refusals', {
  busy: 'The server has too much to do right now. Please try again in a while.',
  tooOften: 'Too much was asked for in a short time. Please try again in a while.',
  tooSlow: 'It took too long to arrive at the server. Please try again.',
  noRoom: 'The server has no room to store this. Nothing was changed.',
  trouble: 'Something went wrong at the server. Please try again.',
  gone: 'The document is not there any more.',
  unsupported:
    'This kind of file cannot be read. Text, PDF, Word, PowerPoint, Excel, OpenDocument, RTF, EPUB, e-mail, HTML, CSV and JSON can.',
  tooManyDocuments: counted({
    one: 'An application may have {count} document. Delete it first.',
    other: 'An application may have {count} documents. Delete some first.',
  }),
  tooMuchText: filled('The documents of an application may have {limit} characters. Delete some first.'),
  tooMuchData: filled('The documents of an application may have {limit}. Delete some first.'),
  otherApplication: 'This key is for another application.',
});
