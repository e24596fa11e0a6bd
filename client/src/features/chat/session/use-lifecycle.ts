import { useState } from 'react';
import { resumeConversation } from '../../../api/resume-conversation.js';
import { type Conversation, type ConversationStatus } from '../../../api/types.js';
import { type Attempts } from '../../../shared/hooks/use-attempt.js';
import { useReached } from '../../../shared/hooks/use-reached.js';
import { type Closing, closingNow, closingOf, type Lifecycle } from './closing.js';
import { warnsFrom } from './expiry.js';
import { problemsTexts } from '../../../shared/texts/en/problems.js';

interface LifecycleOptions {
  conversationId: string | null;
  /** As it was when the page was opened. */
  opened: Conversation | null;
  /** What the server last said of it. */
  word: ConversationStatus | null;
  attempt: Attempts['attempt'];
}

export interface LifecycleControl {
  /** What closed it, as far as was known before the server's last word. */
  closingBefore: Closing | null;
  /** The server's last word, where it counts more than that. */
  news: Lifecycle | null;
  /** When it ended, or will; undefined while nothing was said of it. */
  endsAt: Date | undefined;
  /** How long it lasts without a message, as far as the page has seen. */
  lifeMs: number;
  /** It will expire soon. */
  expiring: boolean;
  /** @returns whether it takes messages again. */
  resume: () => Promise<boolean>;
}

/** The newest that is known of a conversation: what it was resumed to counts until the server says more. */
interface Resumed {
  lifecycle: Lifecycle;
  before: ConversationStatus | null;
}

/** Whether a conversation is open, until when, and the way back where it is not. */
export function useLifecycle({ conversationId, opened, word, attempt }: LifecycleOptions): LifecycleControl {
  const [closingAtFirst] = useState(() => closingOf(opened, new Date()));
  const [resumed, setResumed] = useState<Resumed | null>(null);
  const [lifeMs, setLifeMs] = useState(() =>
    opened ? Date.parse(opened.expires_at) - Date.parse(opened.updated_at) : 0,
  );
  const [measured, setMeasured] = useState<string | undefined>();

  const news = word === resumed?.before ? null : word;
  const lifecycle = news ?? resumed?.lifecycle ?? opened;
  const endsAtMs = lifecycle ? Date.parse(lifecycle.expires_at) : null;

  if (word !== null && word.expires_at !== measured) {
    setMeasured(word.expires_at);
    setLifeMs(Math.max(lifeMs, Date.parse(word.expires_at) - Date.now()));
  }

  const isOpen = lifecycle?.state === 'ACTIVE';
  const expiring = useReached(isOpen && endsAtMs !== null ? warnsFrom(endsAtMs, lifeMs) : null);

  return {
    closingBefore: resumed ? closingNow(null, resumed.lifecycle) : closingAtFirst,
    news,
    endsAt: endsAtMs === null ? undefined : new Date(endsAtMs),
    lifeMs,
    expiring,
    resume: async () => {
      if (conversationId === null) return true;
      return attempt(problemsTexts.get().notGoneOn, async () => {
        const lifecycle = await resumeConversation(conversationId);
        setResumed({ lifecycle, before: word });
      });
    },
  };
}
