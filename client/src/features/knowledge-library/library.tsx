import { useStore } from '@nanostores/react';
import { useCallback, useEffect, useState } from 'react';
import { getOverview } from '../../api/knowledge/get-overview.js';
import { useGathered } from '../../shared/hooks/use-gathered.js';
import { useRepeatedly } from '../../shared/hooks/use-repeatedly.js';
import { useReread } from '../../shared/hooks/use-reread.js';
import { libraryTexts } from '../../shared/texts/en/library.js';
import { Button } from '../../shared/ui/button.js';
import { DocumentsView } from './documents/documents-view.js';
import { IndexState } from './index-state/index-state.js';
import { QuestionView } from './question/question-view.js';
import { isAboutAccess } from './reason-of.js';
import { type Tab, Tabs } from './tabs.js';
import { type UploadQueues } from './uploads/upload-queues.js';
import { useUploads } from './uploads/use-uploads.js';
import styles from './library.module.css';

/** How soon the page knows what others do, and how far files are that are being read. */
const READ_AGAIN_MS = 3000;
/** How soon it shows what came in: many files that are sent one after the other must not ask for it each time. */
const GATHER_MS = 1000;

type View = 'documents' | 'question' | 'state';

interface LibraryProps {
  applicationId: string;
  queues: UploadQueues;
  /** Asks for another key, over all this. */
  onSignIn: () => void;
}

/** The three things that are done here. What is on its way in goes on while another one is looked at. */
export function Library({ applicationId, queues, onSignIn }: LibraryProps) {
  const t = useStore(libraryTexts);
  const [view, setView] = useState<View>('documents');
  const [round, setRound] = useState(0);
  // What is on view is better than nothing; files that were not taken must not go with it.
  const { answer: overview = null, error } = useReread(applicationId, round, getOverview);
  const ended = isAboutAccess(error);

  const refresh = useCallback(() => {
    setRound((count) => count + 1);
  }, []);
  useRepeatedly(READ_AGAIN_MS, refresh);
  const refreshSoon = useGathered(GATHER_MS, refresh);

  const queue = queues.of(applicationId);
  const uploads = useUploads(queue, applicationId);
  const sent = uploads.uploads.filter(({ state }) => state.kind === 'sent').length;
  useEffect(() => {
    if (sent > 0) refreshSoon();
  }, [refreshSoon, sent]);

  useEffect(() => {
    if (!overview) return;
    queues.limitTo(overview.max_upload_bytes);
    // Whoever is told that may also send.
    queue.resume();
  }, [overview, queues, queue]);

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
          <Button onClick={onSignIn}>{t.enter}</Button>
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
