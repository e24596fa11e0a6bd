import { useStore } from '@nanostores/react';
import { useEffect, useRef } from 'react';
import { type DocumentSummary } from '../../../api/types.js';
import { DocumentState } from '../../../shared/documents/document-state.js';
import { formatMoment } from '../../../shared/lib/calendar.js';
import { filesTexts } from '../../../shared/texts/en/files.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { SidePanel } from '../../../shared/ui/side-panel.js';
import { nameOf } from './files-state.js';
import styles from './files-panel.module.css';

interface FilesPanelProps {
  documents: readonly DocumentSummary[];
  /** Asks first. */
  onRemove: (document: DocumentSummary) => void;
  onClose: () => void;
}

/** All files of the conversation, the newest first: how far each is read, and what is missing of it. */
export function FilesPanel({ documents, onRemove, onClose }: FilesPanelProps) {
  const t = useStore(filesTexts);
  const body = useRef<HTMLDivElement>(null);
  const { length } = documents;

  useEffect(() => {
    // The button that removed one is gone with it.
    if (document.activeElement === document.body) body.current?.focus();
  }, [length]);

  return (
    <SidePanel title={t.files} kicker={t.where} body={body} onClose={onClose}>
      {documents.length === 0 && <p>{t.none}</p>}
      <ul className={styles.list}>
        {documents.map((file) => (
          <li key={file.id} className={styles.file}>
            <div className={styles.about}>
              <p className={styles.name}>
                <bdi>{nameOf(file)}</bdi>
              </p>
              <p className={styles.moment}>
                {t.added({ moment: formatMoment(new Date(file.created_at), new Date()) })}
              </p>
              <DocumentState document={file} />
            </div>
            <IconButton
              icon="trash"
              label={t.remove({ name: nameOf(file) })}
              onClick={() => {
                onRemove(file);
              }}
            />
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
