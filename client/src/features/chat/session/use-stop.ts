import { useEffect, useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { cancelRun } from '../../../api/cancel-run.js';
import { type StopWish, wishNow } from './stop-wish.js';
import { problemsTexts } from '../../../shared/texts/en/problems.js';

export interface StopControl {
  stop: () => void;
  stopping: boolean;
  /** Why the reply could not be stopped. */
  problem: string | null;
}

/**
 * Stops the reply that is being made. The wish may come before the run has an id; it is carried out as soon as there
 * is one. The reply ends when the stream says so, with all the text it had. The next reply is none of its business.
 */
export function useStop(busy: boolean, runId: string | undefined): StopControl {
  const [wish, setWish] = useState<StopWish | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const current = wishNow(wish, busy, runId);
  if (current !== wish) setWish(current);
  const over = !busy || (wish !== null && current === null);
  if (over && problem !== null) setProblem(null);

  const doomed = wish?.runId;
  useEffect(() => {
    if (doomed === undefined) return;
    cancelRun(doomed).catch((error: unknown) => {
      setWish(null);
      setProblem(`${problemsTexts.get().notStopped} ${messageOf(error)}`);
    });
  }, [doomed]);

  return {
    stopping: wish !== null,
    problem,
    stop: () => {
      setProblem(null);
      setWish({ runId });
    },
  };
}
