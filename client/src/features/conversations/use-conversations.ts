import { useCallback, useMemo, useRef, useState } from 'react';
import { messageOf } from '../../api/api-error.js';
import { eraseConversation } from '../../api/erase-conversation.js';
import { listConversations } from '../../api/list-conversations.js';
import { eraseConversations } from '../../api/erase-conversations.js';
import { updateConversation } from '../../api/update-conversation.js';
import { USER_ID } from '../../api/user-id.js';
import { useAttempt } from '../../shared/hooks/use-attempt.js';
import { useLatest } from '../../shared/hooks/use-latest.js';
import { useRepeatedly } from '../../shared/hooks/use-repeatedly.js';
import { useTabs } from '../../shared/hooks/use-tabs.js';
import { FreshReads } from './fresh-reads.js';
import { NO_PAGES, withFirstPage, withNextPage, without, withTitle } from './conversation-pages.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';

/** How soon the page knows what programs change; what tabs of this browser do, they tell each other at once. */
const READ_AGAIN_MS = 10_000;

/** The user's conversations, or those in the archive, and what can be done to one. A change shows at once and is undone if it is refused. */
export function useConversations({ archived = false } = {}) {
  const [pages, setPages] = useState(NO_PAGES);
  const { problem, dismiss, attempt } = useAttempt(messageOf);
  const [loadProblem, setLoadProblem] = useState<string | null>(null);
  const [reads] = useState(() => new FreshReads());
  const begun = useRef(0);
  const answered = useRef(0);
  const shown = useLatest(pages);

  /** @param asked whether the reader did, and hears of it where they cannot be read; else they are read again anyway. */
  const read = useCallback(
    async (asked: boolean) => {
      const mine = ++begun.current;
      try {
        const page = await reads.read(() =>
          listConversations(USER_ID, { archived, atLeast: shown.current.items.length }),
        );
        // One that was begun later is the newer.
        if (mine < answered.current) return;
        answered.current = mine;
        setPages((known) => withFirstPage(known, page));
        setLoadProblem(null);
      } catch (error) {
        // A list that is already there is better than none.
        setPages((known) => (known.status === 'loading' ? { ...known, status: 'failed' } : known));
        if (!asked && shown.current.status === 'ready') return;
        setLoadProblem(`${conversationsTexts.get().notLoaded} ${messageOf(error)}`);
      }
    },
    [shown, archived, reads],
  );

  const readAgain = () => void read(false);
  useRepeatedly(READ_AGAIN_MS, readAgain);
  const tellTabs = useTabs(`conversations of ${USER_ID}`, readAgain);

  /** Something of them has changed, which the other tabs have to know too. */
  const refresh = useCallback(async () => {
    tellTabs();
    await read(false);
  }, [read, tellTabs]);

  const actions = useMemo(() => {
    /** What showed at once and was refused is undone by reading the list again. */
    async function change(what: string, action: () => Promise<void>): Promise<boolean> {
      const done = await attempt(what, () => reads.change(action));
      if (!done) await read(true);
      return done;
    }

    return {
      loadMore: (cursor: string) =>
        attempt(conversationsTexts.get().moreNotLoaded, async () => {
          const page = await reads.read(() => listConversations(USER_ID, { archived, cursor }));
          setPages((known) => withNextPage(known, page));
        }),
      rename: (id: string, title: string) =>
        change(conversationsTexts.get().notRenamed, async () => {
          setPages((known) => withTitle(known, id, title));
          await updateConversation(id, { title });
          tellTabs();
        }),
      erase: (id: string) =>
        change(conversationsTexts.get().notDeleted, async () => {
          setPages((known) => without(known, id));
          await eraseConversation(id);
          tellTabs();
        }),
      pin: async (id: string, pinned: boolean) => {
        const done = await change(conversationsTexts.get().notPinned, () =>
          updateConversation(id, { pinned }),
        );
        if (done) await refresh();
      },
      /** Moves it to the archive, or from there back to the list. */
      archive: (id: string, toArchive: boolean) =>
        change(conversationsTexts.get().notArchived, async () => {
          setPages((known) => without(known, id));
          await updateConversation(id, { archived: toArchive });
          tellTabs();
        }),
      /** @returns those that were: where not all could be, some may. */
      eraseMany: async (ids: readonly string[]): Promise<readonly string[]> => {
        const erased: string[] = [];
        await change(conversationsTexts.get().notAllDeleted, async () => {
          setPages((known) => without(known, ...ids));
          for await (const some of eraseConversations(USER_ID, ids)) {
            erased.push(...some);
            tellTabs();
          }
        });
        return erased;
      },
      /** Another tab, or the server, gave it this title. */
      retitle: (id: string, title: string) => {
        setPages((known) => withTitle(known, id, title));
      },
      /** The reader wants to know how they are now. */
      reload: async () => {
        dismiss();
        setLoadProblem(null);
        await read(true);
      },
    };
  }, [archived, read, reads, refresh, tellTabs, attempt, dismiss]);

  return { ...pages, archived, problem: problem ?? loadProblem, refresh, ...actions };
}

export type ConversationsControl = ReturnType<typeof useConversations>;
