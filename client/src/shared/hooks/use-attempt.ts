import { useMemo, useState } from 'react';

export interface Attempts {
  /** Why the last one failed. */
  problem: string | null;
  dismiss: () => void;
  /** Does something that may fail; `what` begins the sentence that tells of it. @returns whether it was done. */
  attempt: (what: string, action: () => Promise<void>) => Promise<boolean>;
}

/** Things that a person asks for and that may be refused, with one place for the last refusal. */
export function useAttempt(messageOf: (error: unknown) => string): Attempts {
  const [problem, setProblem] = useState<string | null>(null);
  const controls = useMemo(
    () => ({
      dismiss: () => {
        setProblem(null);
      },
      attempt: async (what: string, action: () => Promise<void>) => {
        setProblem(null);
        try {
          await action();
          return true;
        } catch (error) {
          setProblem(`${what} ${messageOf(error)}`);
          return false;
        }
      },
    }),
    [messageOf],
  );
  return { problem, ...controls };
}
