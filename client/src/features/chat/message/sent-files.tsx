import { useStore } from '@nanostores/react';
import { createContext, useContext } from 'react';
import { type DocumentSummary, type SentFile } from '../../../api/types.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import { Icon } from '../../../shared/ui/icon.js';
import { isUnread } from '../files/files-state.js';
import styles from './sent-files.module.css';

/** The files that the conversation has now; null where that is not known. */
export const FilesContext = createContext<readonly DocumentSummary[] | null>(null);

type Standing = 'there' | 'unread' | 'failed' | 'gone';

/** What has become of a file since. */
function standingOf(documents: readonly DocumentSummary[] | null, id: string): Standing {
  if (documents === null) return 'there';
  const document = documents.find((candidate) => candidate.id === id);
  if (!document) return 'gone';
  if (isUnread(document)) return 'unread';
  return document.state === 'failed' ? 'failed' : 'there';
}

interface SentFilesProps {
  files: readonly SentFile[];
}

/** The files that a message was sent with, by the names that they had; and what there is to say of each. */
export function SentFiles({ files }: SentFilesProps) {
  // Most messages have none, and need not be told what has become of any.
  return files.length === 0 ? null : <FileList files={files} />;
}

function FileList({ files }: SentFilesProps) {
  const t = useStore(messageTexts);
  const documents = useContext(FilesContext);
  const words = { there: null, unread: t.fileUnread, failed: t.fileFailed, gone: t.fileGone };
  return (
    <ul className={styles.list} aria-label={t.sentWith}>
      {files.map(({ id, name }) => {
        const standing = standingOf(documents, id);
        return (
          <li key={id} className={styles.file} data-standing={standing}>
            <Icon name="clip" size={14} />
            <bdi className={styles.name} title={name}>
              {name}
            </bdi>
            {words[standing] !== null && <span className={styles.word}>{words[standing]}</span>}
          </li>
        );
      })}
    </ul>
  );
}
