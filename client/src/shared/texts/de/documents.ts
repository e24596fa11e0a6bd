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
  document_unsupported: 'Diese Art von Datei kann nicht gelesen werden. ({detail})',
  document_unreadable: 'Die Datei konnte nicht gelesen werden; vielleicht ist sie beschädigt. ({detail})',
  document_encrypted: 'Die Datei ist durch ein Passwort geschützt. ({detail})',
  document_without_text: 'Die Datei enthält keinen Text. ({detail})',
  document_too_large: 'Die Datei ist zu groß. ({detail})',
  document_too_slow: 'Es dauerte zu lange, die Datei zu lesen. ({detail})',
  document_too_much_memory: 'Die Datei zu lesen braucht zu viel Speicher. ({detail})',
  ingestion_failed: 'Auf dem Server ging beim Aufnehmen etwas schief. ({detail})',
  pages_without_text: 'Nicht jede Seite enthält Text. ({detail})',
  text_unreadable: 'Ein Teil des Textes konnte nicht gelesen werden. ({detail})',
  attachments_not_read: 'Anhänge wurden nicht gelesen. ({detail})',
  parts_left_out: 'Teile der Datei wurden ausgelassen. ({detail})',
  column_names_cut: 'Namen von Spalten wurden gekürzt. ({detail})',
};
