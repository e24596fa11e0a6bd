import { useEffect, useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { cancelRun } from '../../../api/cancel-run.js';

export interface StopControl {
  stop: () => void;
  stopping: boolean;
  /** Why the reply could not be stopped. */
  problem: string | null;
}

/**
 * Stops the reply that is being made. The wish may come before the run has an id; it is carried out as soon as there
 * is one. The reply ends when the stream says so, with all the text it had.
 */
export function useStop(busy: boolean, runId: string | undefined): StopControl {
  const [wanted, setWanted] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  if (!busy && (wanted || problem !== null)) {
    setWanted(false);
    setProblem(null);
  }

  useEffect(() => {
    if (!wanted || runId === undefined) return;
    cancelRun(runId).catch((error: unknown) => {
      setWanted(false);
      setProblem(`The reply could not be stopped. ${messageOf(error)}`);
    });
  }, [wanted, runId]);

  return {
    stopping: wanted,
    problem,
    stop: () => {
      setProblem(null);
      setWanted(true);
    },
  };
}
