import { filled, i18n } from '../i18n.js';

/** How far a document is on its way in. */
export const documentsTexts = i18n('documents', {
  pending: 'Waiting',
  processing: 'Being read',
  ready: 'Ready',
  failed: 'Failed',
  disabled: 'Disabled',
  waitsToBeRead: 'waits for its turn',
  readingPages: filled('reading page {done} of {total}'),
  reading: 'reading',
  indexing: 'making it searchable',
  nextVersion: filled('Next version: {step}'),
  nextVersionFailed: filled('The next version could not be read: {reason}'),
  // By the code of a failure or warning, with what the server says of it, which is in English.
  document_unsupported: filled('{detail}'),
  document_unreadable: filled('{detail}'),
  document_encrypted: filled('{detail}'),
  document_without_text: filled('{detail}'),
  document_too_large: filled('{detail}'),
  document_too_slow: filled('{detail}'),
  document_too_much_memory: filled('{detail}'),
  ingestion_failed: filled('{detail}'),
  pages_without_text: filled('{detail}'),
  text_unreadable: filled('{detail}'),
  attachments_not_read: filled('{detail}'),
  parts_left_out: filled('{detail}'),
  column_names_cut: filled('{detail}'),
});
