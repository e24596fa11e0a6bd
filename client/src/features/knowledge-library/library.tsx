import { useStore } from '@nanostores/react';
import { useCallback, useState } from 'react';
import { getOverview } from '../../api/knowledge/get-overview.js';
import { type KnowledgeOverview } from '../../api/types.js';
import { useRepeatedly } from '../../shared/hooks/use-repeatedly.js';
import { libraryTexts } from '../../shared/texts/en/library.js';
import { Button } from '../../shared/ui/button.js';
import { DocumentsView } from './documents/documents-view.js';
import { IndexState } from './index-state/index-state.js';
import { QuestionView } from './question/question-view.js';
import { isAboutAccess } from './reason-of.js';
import { type Tab, Tabs } from './tabs.js';
import { useUploads } from './uploads/use-uploads.js';
import styles from './library.module.css';

/** How soon the page knows what others do, and how far files are that are being read. */
const READ_AGAIN_MS = 3000;

type View = 'documents' | 'question' | 'state';

interface LibraryProps {
  applicationId: string;
  /** Asks for another key. */
  onLeave: () => void;
}

/** The three things that are done here. What is on its way in goes on while another one is looked at. */
export function Library({ applicationId, onLeave }: LibraryProps) {
  const t = useStore(libraryTexts);
  const [view, setView] = useState<View>('documents');
  const [overview, setOverview] = useState<KnowledgeOverview | null>(null);
  const [ended, setEnded] = useState(false);
  const [round, setRound] = useState(0);

  const refresh = useCallback(() => {
    setRound((count) => count + 1);
    getOverview(applicationId).then(
      (read) => {
        setOverview(read);
        setEnded(false);
      },
      // What is on view is better than nothing; files that were not taken must not go with it.
      (error: unknown) => {
        setEnded(isAboutAccess(error));
      },
    );
  }, [applicationId]);
  useRepeatedly(READ_AGAIN_MS, refresh);
  const uploads = useUploads(applicationId, overview?.max_upload_bytes ?? null, refresh);

  const tabs: readonly Tab<View>[] = [
    { id: 'documents', label: t.documents },
    { id: 'question', label: t.tryQuestion },
    { id: 'state', label: t.searchState },
  ];
  return (
    <>
      {ended && (
        <div role="alert" className={styles.ended}>
          <p>{t.keyEnded}</p>
          <Button onClick={onLeave}>{t.enter}</Button>
        </div>
      )}
      <Tabs label={t.views} tabs={tabs} selected={view} onSelect={setView}>
        {view === 'documents' && (
          <DocumentsView
            applicationId={applicationId}
            overview={overview}
            round={round}
            uploads={uploads}
            onChanged={refresh}
          />
        )}
        {view === 'question' && <QuestionView applicationId={applicationId} />}
        {view === 'state' && <IndexState applicationId={applicationId} overview={overview} round={round} />}
      </Tabs>
    </>
  );
}
