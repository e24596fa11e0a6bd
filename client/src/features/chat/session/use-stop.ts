import { useEffect, useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { cancelRun } from '../../../api/cancel-run.js';

export interface StopControl {
  stop: () => void;
  stopping: boolean;
  /** Why the reply could not be stopped. */
  problem: string | null;
}

/** The wish to stop a reply; its run may not have an id yet. */
interface Wish {
  runId: string | undefined;
}

/**
 * Stops the reply that is being made. The wish may come before the run has an id; it is carried out as soon as there
 * is one. The reply ends when the stream says so, with all the text it had. The next reply is none of its business.
 */
export function useStop(busy: boolean, runId: string | undefined): StopControl {
  const [wish, setWish] = useState<Wish | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const isOver = !busy || (wish?.runId !== undefined && runId !== undefined && wish.runId !== runId);
  if (isOver && (wish !== null || problem !== null)) {
    setWish(null);
    setProblem(null);
  } else if (wish && wish.runId === undefined && runId !== undefined) {
    setWish({ runId });
  }

  const doomed = wish?.runId;
  useEffect(() => {
    if (doomed === undefined) return;
    cancelRun(doomed).catch((error: unknown) => {
      setWish(null);
      setProblem(`The reply could not be stopped. ${messageOf(error)}`);
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
