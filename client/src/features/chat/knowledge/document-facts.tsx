import { useStore } from '@nanostores/react';
import { type KnowledgeDocument } from '../../../api/types.js';
import { Icon } from '../../../shared/ui/icon.js';
import { remarkWords } from '../../../shared/documents/document-words.js';
import { documentsTexts } from '../../../shared/texts/en/documents.js';
import { knowledgeTexts } from '../../../shared/texts/en/knowledge.js';
import styles from './document-facts.module.css';

interface DocumentFactsProps {
  /** Above the passage, the outermost first. */
  headings: readonly string[];
  /** Null while it is not there. */
  document: KnowledgeDocument | null;
}

/** Where a passage is from: the headings above it, and what its document is. */
export function DocumentFacts({ headings, document }: DocumentFactsProps) {
  const t = useStore(knowledgeTexts);
  const remarks = useStore(documentsTexts);
  return (
    <div className={styles.facts}>
      {headings.length > 0 && (
        <ol className={styles.path} aria-label={t.headingsAbove}>
          {headings.map((heading, depth) => (
            <li key={depth}>
              <bdi>{heading}</bdi>
            </li>
          ))}
        </ol>
      )}
      {document && (
        <ul className={styles.list} aria-label={t.aboutDocument}>
          <li dir="auto">{document.category}</li>
          <li>{t.version({ version: `${document.version}` })}</li>
          {document.file_name !== null && <li dir="auto">{document.file_name}</li>}
        </ul>
      )}
      {document && document.warnings.length > 0 && (
        <ul className={styles.warnings} aria-label={t.warnings}>
          {document.warnings.map(({ code, detail }) => (
            <li key={code}>
              <Icon name="alert" size={16} />
              <span dir="auto">{remarkWords(remarks, { code, detail })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
