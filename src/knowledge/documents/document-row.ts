import { type JsonObject } from '../../common/json.js';
import { type DocumentTable } from '../../database/tables/document.table.js';
import { type DocumentFailure, type DocumentSummary, type DocumentWarning } from './document.js';

/** What may be changed of a stored document, besides its text. */
export type DocumentChanges = {
  [Key in Exclude<keyof DocumentSummary, 'id' | 'applicationId' | 'createdAt' | 'updatedAt'>]?:
    DocumentSummary[Key] | undefined;
};

export function toDocumentColumns(changes: DocumentChanges): Partial<DocumentTable> {
  const { title, category, metadata, contentHash, state, failure, warnings, enabled } = changes;
  return {
    ...(title !== undefined && { title }),
    ...(category !== undefined && { category }),
    ...(metadata !== undefined && { metadata: JSON.stringify(metadata) }),
    ...(contentHash !== undefined && { content_hash: contentHash }),
    ...(state !== undefined && { state }),
    ...(failure !== undefined && { failure: failure && JSON.stringify(failure) }),
    ...(warnings !== undefined && { warnings: warningsColumn(warnings) }),
    ...(enabled !== undefined && { enabled: enabled ? 1 : 0 }),
    ...(changes.version !== undefined && { version: changes.version }),
    ...(changes.mediaType !== undefined && { media_type: changes.mediaType }),
    ...(changes.fileName !== undefined && { file_name: changes.fileName }),
    ...(changes.characters !== undefined && { characters: changes.characters }),
    ...(changes.passages !== undefined && { passages: changes.passages }),
  };
}

/** All but the bytes of its text, which is not in the summary. */
export function toDocumentRow(document: DocumentSummary): Omit<DocumentTable, 'bytes'> {
  return {
    id: document.id,
    application_id: document.applicationId,
    title: document.title,
    category: document.category,
    metadata: JSON.stringify(document.metadata),
    content_hash: document.contentHash,
    state: document.state,
    failure: document.failure && JSON.stringify(document.failure),
    warnings: warningsColumn(document.warnings),
    enabled: document.enabled ? 1 : 0,
    version: document.version,
    media_type: document.mediaType,
    file_name: document.fileName,
    characters: document.characters,
    passages: document.passages,
    created_at: document.createdAt,
    updated_at: document.updatedAt,
  };
}

export function fromDocumentRow(row: DocumentTable): DocumentSummary {
  return {
    id: row.id,
    applicationId: row.application_id,
    title: row.title,
    category: row.category,
    metadata: JSON.parse(row.metadata) as JsonObject,
    contentHash: row.content_hash,
    state: row.state,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as DocumentFailure),
    warnings: row.warnings === null ? [] : (JSON.parse(row.warnings) as DocumentWarning[]),
    enabled: row.enabled === 1,
    version: row.version,
    mediaType: row.media_type,
    fileName: row.file_name,
    characters: row.characters,
    passages: row.passages,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Hardly any document has some. */
function warningsColumn(warnings: readonly DocumentWarning[]): string | null {
  return warnings.length === 0 ? null : JSON.stringify(warnings);
}
