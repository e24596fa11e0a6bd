import { useStore } from '@nanostores/react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { deleteDocument } from '../../../api/knowledge/delete-document.js';
import { enableDocument } from '../../../api/knowledge/enable-document.js';
import { type DocumentSummary, type KnowledgeOverview } from '../../../api/types.js';
import { useAttempt } from '../../../shared/hooks/use-attempt.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { withNodes } from '../../../shared/texts/with-nodes.js';
import { Button } from '../../../shared/ui/button.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { reasonOf } from '../reason-of.js';
import { filesOfField } from '../../../shared/uploads/chosen-files.js';
import { DropZone } from '../uploads/drop-zone.js';
import { UploadList } from '../uploads/upload-list.js';
import { type UploadsControl } from '../uploads/use-uploads.js';
import { DocumentFilters } from './document-filters.js';
import { DocumentPanel } from './document-panel.js';
import { DocumentRow } from './document-row.js';
import { type DocumentsControl, useDocuments } from './use-documents.js';
import { isAll } from './document-filter.js';
import styles from './documents-view.module.css';

interface DocumentsViewProps {
  applicationId: string;
  overview: KnowledgeOverview | null;
  /** Another number has the list read again. */
  round: number;
  uploads: UploadsControl;
  onChanged: () => void;
}

/** Why there is nothing to be seen. */
function Emptiness({ page, isCurrent, problem, filter }: DocumentsControl) {
  const t = useStore(libraryTexts);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (page && page.data.length > 0) return null;
  if (!page || !isCurrent) return <p role="status">{t.loadingDocuments}</p>;
  return <p role="status">{isAll(filter) ? t.noDocuments : t.noMatch}</p>;
}

function Pages({ newer, older, number, isCurrent }: DocumentsControl) {
  const t = useStore(libraryTexts);
  if (!newer && !older) return null;
  return (
    <nav className={styles.pages} aria-label={t.pages}>
      <Button disabled={!newer} aria-disabled={!isCurrent} onClick={newer ?? undefined}>
        {t.newer}
      </Button>
      <span aria-live="polite">{t.page({ number })}</span>
      <Button disabled={!older} aria-disabled={!isCurrent} onClick={older ?? undefined}>
        {t.older}
      </Button>
    </nav>
  );
}

export function DocumentsView({ applicationId, overview, round, uploads, onChanged }: DocumentsViewProps) {
  const t = useStore(libraryTexts);
  const control = useDocuments(applicationId, round);
  const { problem, attempt } = useAttempt(reasonOf);
  const [shown, setShown] = useState<DocumentSummary | null>(null);
  const [doomed, setDoomed] = useState<DocumentSummary | null>(null);
  const replaced = useRef<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);

  async function remove({ id }: DocumentSummary): Promise<void> {
    // Until the dialog is closed, nothing but it can have the focus.
    flushSync(() => {
      setDoomed(null);
      setShown(null);
    });
    // What had the focus goes with the document.
    list.current?.focus();
    await attempt(t.notDeleted, () => deleteDocument(id));
    onChanged();
  }

  const actions = {
    look: setShown,
    replace: ({ id }: DocumentSummary) => {
      replaced.current = id;
      field.current?.click();
    },
    enable: ({ id }: DocumentSummary, enabled: boolean) => {
      void attempt(t.notChanged, () => enableDocument(id, enabled)).then(onChanged);
    },
    remove: setDoomed,
  };

  return (
    <DropZone uploads={uploads}>
      <input
        ref={field}
        type="file"
        hidden
        data-field="replacement"
        onChange={({ target }) => {
          uploads.add(filesOfField(target.files ?? []), replaced.current);
          target.value = '';
        }}
      />
      <UploadList control={uploads} />
      <DocumentFilters filter={control.filter} overview={overview} onChange={control.setFilter} />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.empty}>
        <Emptiness {...control} />
      </div>
      <ul ref={list} tabIndex={-1} className={styles.list} aria-label={t.documents}>
        {control.page?.data.map((document) => (
          <DocumentRow key={document.id} document={document} actions={actions} />
        ))}
      </ul>
      <Pages {...control} />
      {shown && (
        <DocumentPanel
          document={control.page?.data.find(({ id }) => id === shown.id) ?? shown}
          applicationId={applicationId}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
      {doomed && (
        <ConfirmDialog
          title={t.deleteThis}
          confirmLabel={t.delete}
          onCancel={() => {
            setDoomed(null);
          }}
          onConfirm={() => void remove(doomed)}
        >
          {withNodes(t.goneForGood, { title: <bdi>{doomed.title}</bdi> })}
        </ConfirmDialog>
      )}
    </DropZone>
  );
}
