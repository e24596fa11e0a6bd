import { useEffect, useState, useSyncExternalStore } from 'react';
import { page } from '../../../api/application.js';
import { listFiles } from '../../../api/list-files.js';
import { type Attempts } from '../../../shared/hooks/use-attempt.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { useVisible } from '../../../shared/hooks/use-visible.js';
import { shareOnce } from '../../../shared/lib/share-once.js';
import { problemsTexts } from '../../../shared/texts/en/problems.js';
import { type Dropped as Found } from '../../../shared/uploads/chosen-files.js';
import { type ConversationFiles } from '../files/conversation-files.js';
import { type FilesState, NO_FILES } from '../files/files-state.js';
import { meantFiles } from '../files/meant-files.js';
import { type Dropped } from '../files/use-file-drop.js';
import { type ConversationId } from './use-conversation-id.js';

interface FilesOptions {
  conversation: ConversationId;
  /** Its replies draw on knowledge: of what they do not draw on there is nothing to ask. */
  isKnowing: boolean;
  /** Has a conversation that is over go on. @returns whether it does. */
  reopen: () => Promise<boolean>;
  attempt: Attempts['attempt'];
}

export interface FilesControl {
  state: FilesState;
  /** What the server has; null while that is not known. */
  known: FilesState['documents'] | null;
  /** Null while there is none. */
  store: ConversationFiles | null;
  /** Some were chosen, and are not in it yet. */
  isAdding: boolean;
  /** Whether any can be put into such a conversation. */
  allowed: boolean;
  choose: (files: readonly File[]) => void;
  drop: (dropped: Dropped) => void;
}

const nobody = () => () => undefined;

/**
 * The files of the conversation. What they are sent and followed by is loaded with the first of them. One that is chosen
 * before the conversation has begun begins it: it is read while its question is written, and is there after a reload.
 */
export function useFiles({ conversation, isKnowing, reopen, attempt }: FilesOptions): FilesControl {
  const [store, setStore] = useState<ConversationFiles | null>(null);
  const latest = useLatest({ conversation, reopen, attempt, store });
  const visible = useVisible();
  const state = useSyncExternalStore(store?.subscribe ?? nobody, store?.read ?? (() => NO_FILES));
  const [adding, setAdding] = useState(0);
  const [isRead, setIsRead] = useState(conversation.id === null);
  const limits = page.get().files;

  const [open] = useState(() =>
    shareOnce(async () => {
      const { openFiles } = await import('../files/open-files.js');
      const opened = openFiles(conversation.ensure, limits ?? { max_files: 0, max_file_bytes: 0 });
      setStore(opened);
      return opened;
    }),
  );

  useEffect(() => {
    const { conversation: current, store: known } = latest.current;
    if (!visible || current.id === null) return undefined;
    const { id } = current;
    const controller = new AbortController();
    const read = async () => {
      if (known) return known.refresh();
      const documents = await listFiles(id, controller.signal);
      if (documents.length > 0 && !controller.signal.aborted) {
        (await open()).begin(documents, meantFiles.read(id));
      }
    };
    read().then(
      () => {
        if (!controller.signal.aborted) setIsRead(true);
      },
      // They are shown when there is a next time; the conversation can be used without.
      () => undefined,
    );
    return () => {
      controller.abort();
    };
  }, [visible, open, latest]);

  useEffect(
    () => () => {
      store?.leave();
    },
    [store],
  );

  const [controls] = useState(() => {
    const add = (find: () => Promise<Found>) => {
      setAdding((count) => count + 1);
      const adding = latest.current.attempt(problemsTexts.get().filesNotAdded, async () => {
        const [found, isOpen] = await Promise.all([find(), latest.current.reopen()]);
        if (isOpen && found.files.length > 0) (await open()).add(found.files);
        if (found.unreadable.length > 0) throw new Error(found.unreadable.join(', '));
      });
      void adding.finally(() => {
        setAdding((count) => count - 1);
      });
    };
    const load = () => import('../../../shared/uploads/chosen-files.js');
    return {
      choose: (files: readonly File[]) => {
        add(async () => ({ files: (await load()).filesOfField(files), unreadable: [] }));
      },
      drop: ({ entries, files }: Dropped) => {
        add(async () => {
          const { filesOfDrop, filesOfField } = await load();
          const found = await filesOfDrop(entries);
          return { ...found, files: [...found.files, ...filesOfField(files)] };
        });
      },
    };
  });

  return {
    ...{ state, store, known: isRead ? state.documents : null, isAdding: adding > 0 },
    allowed: limits !== null && isKnowing,
    ...controls,
  };
}
