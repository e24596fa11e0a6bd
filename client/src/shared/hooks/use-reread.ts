import { useEffect, useState } from 'react';
import { Rereader } from '../lib/rereader.js';
import { useLatest } from './use-latest.js';

export interface Reread<Answer> {
  /** The last that was read, be it of another question; undefined before the first. */
  answer: Answer | undefined;
  /** Why the last reading failed; undefined where it did not. */
  error: unknown;
  /** Whether the answer is one to the question. */
  fits: boolean;
}

/** Something that is read again with each `round`, from the first one on. What was read stays while more is read. */
export function useReread<Asked, Answer>(
  asked: Asked,
  round: number,
  read: (asked: Asked, signal: AbortSignal) => Promise<Answer>,
): Reread<Answer> {
  const latest = useLatest({ asked, read });
  const [state, setState] = useState<{ key: string | null; answer?: Answer; error?: unknown }>({ key: null });
  const [reader] = useState(
    () =>
      new Rereader<Asked, Answer>({
        read: (question, signal) => latest.current.read(question, signal),
        onAnswer: setState,
        onFailure: ({ error }) => {
          setState((before) => ({ ...before, error }));
        },
      }),
  );
  const key = JSON.stringify(asked);

  useEffect(() => {
    if (round > 0) reader.ask(key, latest.current.asked);
  }, [reader, latest, key, round]);

  useEffect(
    () => () => {
      reader.stop();
    },
    [reader],
  );

  return { answer: state.answer, error: state.error, fits: state.key === key };
}
