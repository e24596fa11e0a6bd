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
});
