import { useStore } from '@nanostores/react';
import { type DocumentSummary } from '../../../api/types.js';
import { filesTexts } from '../../../shared/texts/en/files.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { nameOf } from './files-state.js';

interface RemoveDialogProps {
  document: DocumentSummary;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Says what the removing of a file means, before it is done. */
export function RemoveDialog({ document, onConfirm, onCancel }: RemoveDialogProps) {
  const t = useStore(filesTexts);
  return (
    <ConfirmDialog title={t.removeThis} confirmLabel={t.removeIt} onConfirm={onConfirm} onCancel={onCancel}>
      <p>{t.removeMeans({ name: nameOf(document) })}</p>
    </ConfirmDialog>
  );
}
