import { useStore } from '@nanostores/react';
import { type DocumentSummary } from '../../../api/types.js';
import { formatMoment } from '../../../shared/lib/calendar.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Menu } from '../../../shared/ui/menu.js';
import { DocumentState } from '../../../shared/documents/document-state.js';
import styles from './document-row.module.css';

export interface DocumentActions {
  look: (document: DocumentSummary) => void;
  replace: (document: DocumentSummary) => void;
  enable: (document: DocumentSummary, enabled: boolean) => void;
  /** Asks first. */
  remove: (document: DocumentSummary) => void;
}

export function DocumentRow({ document, actions }: { document: DocumentSummary; actions: DocumentActions }) {
  const t = useStore(libraryTexts);
  const { title, category, file_name: fileName, enabled, passage_count: passages } = document;
  const moment = formatMoment(new Date(document.updated_at), new Date());
  return (
    <li className={styles.row}>
      <div className={styles.about}>
        <button
          type="button"
          className={styles.title}
          dir="auto"
          onClick={() => {
            actions.look(document);
          }}
        >
          {title}
        </button>
        <ul className={styles.facts}>
          <li dir="auto">{category}</li>
          {fileName !== null && fileName !== title && <li dir="auto">{fileName}</li>}
          {document.state === 'ready' && <li>{t.passages(passages)}</li>}
          {document.version > 1 && <li>{t.version({ number: document.version })}</li>}
          <li>{t.changed({ moment })}</li>
        </ul>
      </div>
      <DocumentState document={document} />
      <Menu
        label={t.actionsFor({ title })}
        items={[
          {
            label: t.look,
            icon: 'book',
            onSelect: () => {
              actions.look(document);
            },
          },
          {
            label: t.replace,
            icon: 'retry',
            onSelect: () => {
              actions.replace(document);
            },
          },
          {
            label: enabled ? t.disable : t.enable,
            icon: enabled ? 'stop' : 'check',
            onSelect: () => {
              actions.enable(document, !enabled);
            },
          },
          {
            label: t.delete,
            icon: 'trash',
            danger: true,
            onSelect: () => {
              actions.remove(document);
            },
          },
        ]}
      />
    </li>
  );
}
