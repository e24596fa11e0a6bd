import { type documentsTexts } from '../en/documents.js';
import { type Translated } from '../i18n.js';

export const documents: Translated<typeof documentsTexts> = {
  pending: 'Wartet',
  processing: 'Wird gelesen',
  ready: 'Bereit',
  failed: 'Fehlgeschlagen',
  disabled: 'Abgeschaltet',
  waitsToBeRead: 'wartet, bis es an der Reihe ist',
  readingPages: 'Seite {done} von {total} wird gelesen',
  reading: 'wird gelesen',
  indexing: 'wird auffindbar gemacht',
  nextVersion: 'Nächste Version: {step}',
  nextVersionFailed: 'Die nächste Version konnte nicht gelesen werden: {reason}',
};
