import { type FileToAttach } from '../../../api/attach-file.js';
import { type DocumentSummary } from '../../../api/types.js';
import { type Upload } from '../../../shared/uploads/upload-queue.js';
import { type FileChip, nameOf } from './files-state.js';

/**
 * What is shown of files: those that were chosen here, in their order, and then others that are followed. One that the
 * server has no more is gone; one that was chosen twice is there once.
 */
export function chipsOf(
  uploads: readonly Upload<FileToAttach>[],
  documents: readonly DocumentSummary[],
  followed: ReadonlySet<string>,
): FileChip[] {
  const known = new Map(documents.map((document) => [document.id, document]));
  const shown = new Set<string>();
  const own = uploads.flatMap((upload): FileChip[] => {
    const chip = { key: `upload ${upload.id}`, name: upload.what.file.name, upload };
    if (upload.state.kind !== 'sent') return [{ ...chip, document: null }];
    const document = known.get(upload.state.documentId);
    if (!document || shown.has(document.id)) return [];
    shown.add(document.id);
    return [{ ...chip, document }];
  });
  const others = documents.toReversed().filter(({ id }) => followed.has(id) && !shown.has(id));
  return [
    ...own,
    ...others.map((document) => ({ key: document.id, name: nameOf(document), upload: null, document })),
  ];
}
