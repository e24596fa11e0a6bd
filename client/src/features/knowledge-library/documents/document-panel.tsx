import { useStore } from '@nanostores/react';
import { useRef } from 'react';
import { type DocumentInside, getInside } from '../../../api/knowledge/get-inside.js';
import { type DocumentSummary } from '../../../api/types.js';
import { useResource } from '../../../shared/hooks/use-resource.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import { SidePanel } from '../../../shared/ui/side-panel.js';
import { AskWhy } from '../question/ask-why.js';
import { reasonOf } from '../reason-of.js';
import { DocumentState } from '../../../shared/documents/document-state.js';
import { PassageList } from './passage-list.js';
import styles from './document-panel.module.css';

interface DocumentPanelProps {
  document: DocumentSummary;
  applicationId: string;
  onClose: () => void;
}

function Facts({ document, inside }: { document: DocumentSummary; inside: DocumentInside | null }) {
  const t = useStore(libraryTexts);
  const embedded = inside?.document.embedded_passages ?? null;
  return (
    <ul className={styles.facts}>
      <li dir="auto">{document.category}</li>
      {document.file_name !== null && <li dir="auto">{document.file_name}</li>}
      <li>{t.version({ number: document.version })}</li>
      <li>{t.characters(document.characters)}</li>
      {embedded !== null && <li>{t.embedded({ count: embedded, all: document.passage_count })}</li>}
    </ul>
  );
}

/** A document from inside: its passages, each as the search has it, and whether a question comes to it. */
export function DocumentPanel({ document, applicationId, onClose }: DocumentPanelProps) {
  const t = useStore(libraryTexts);
  const { loading, tryAgain } = useStore(commonTexts);
  const body = useRef<HTMLDivElement>(null);
  // Another version has other passages.
  const { resource, retry } = useResource(
    `${document.id} ${document.version} ${document.state} ${document.passage_count}`,
    (_, signal) => getInside(document.id, signal),
  );
  return (
    <SidePanel
      kicker={t.document}
      title={document.title}
      body={body}
      onClose={onClose}
      facts={<Facts document={document} inside={resource.status === 'ready' ? resource.value : null} />}
    >
      <div className={styles.parts}>
        <DocumentState document={document} />
        <AskWhy applicationId={applicationId} documentId={document.id} />
        <section>
          <h3 className={styles.heading}>{t.lookingAt}</h3>
          {resource.status === 'loading' && <p role="status">{loading}</p>}
          {resource.status === 'failed' && (
            <div role="alert" className={styles.failure}>
              <p>{reasonOf(resource.error)}</p>
              <Button onClick={retry}>{tryAgain}</Button>
            </div>
          )}
          {resource.status === 'ready' && <PassageList passages={resource.value.passages} />}
        </section>
      </div>
    </SidePanel>
  );
}
