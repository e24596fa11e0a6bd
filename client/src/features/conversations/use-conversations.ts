import { useCallback, useEffect, useMemo, useState } from 'react';
import { messageOf } from '../../api/api-error.js';
import { eraseConversation } from '../../api/erase-conversation.js';
import { listConversations } from '../../api/list-conversations.js';
import { renameConversation } from '../../api/rename-conversation.js';
import { USER_ID } from '../../api/user-id.js';
import { useAttempt } from '../../shared/hooks/use-attempt.js';
import { NO_PAGES, withFirstPage, withNextPage, without, withTitle } from './conversation-pages.js';

/** The user's conversations, and what can be done to one. A change shows at once and is undone if it is refused. */
export function useConversations() {
  const [pages, setPages] = useState(NO_PAGES);
  const { problem, dismiss, attempt } = useAttempt(messageOf);
  const [loadProblem, setLoadProblem] = useState<string | null>(null);

  const refresh = useCallback(async () => {
    try {
      const page = await listConversations(USER_ID);
      setPages((known) => withFirstPage(known, page));
      setLoadProblem(null);
    } catch (error) {
      // A list that is already there is better than none.
      setPages((known) => (known.status === 'loading' ? { ...known, status: 'failed' } : known));
      setLoadProblem(`Your conversations could not be loaded. ${messageOf(error)}`);
    }
  }, []);

  useEffect(() => {
    void refresh();
  }, [refresh]);

  const actions = useMemo(() => {
    /** What showed at once and was refused is undone by reading the list again. */
    async function change(what: string, action: () => Promise<void>): Promise<boolean> {
      const done = await attempt(what, action);
      if (!done) await refresh();
      return done;
    }

    return {
      loadMore: (cursor: string) =>
        change('More could not be loaded.', async () => {
          const page = await listConversations(USER_ID, cursor);
          setPages((known) => withNextPage(known, page));
        }),
      rename: (id: string, title: string) =>
        change('The name could not be changed.', async () => {
          setPages((known) => withTitle(known, id, title));
          await renameConversation(id, title);
        }),
      erase: (id: string) =>
        change('The conversation could not be deleted.', async () => {
          setPages((known) => without(known, id));
          await eraseConversation(id);
        }),
      /** Another tab, or the server, gave it this title. */
      retitle: (id: string, title: string) => {
        setPages((known) => withTitle(known, id, title));
      },
      dismissProblem: () => {
        dismiss();
        setLoadProblem(null);
      },
    };
  }, [refresh, attempt, dismiss]);

  return { ...pages, problem: problem ?? loadProblem, refresh, ...actions };
}

export type ConversationsControl = ReturnType<typeof useConversations>;
