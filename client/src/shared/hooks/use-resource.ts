import { useEffect, useState } from 'react';
import { useLatest } from './use-latest.js';

export type Resource<T> =
  { status: 'loading' } | { status: 'ready'; value: T } | { status: 'failed'; error: unknown };

export interface Loaded<T> {
  resource: Resource<T>;
  retry: () => void;
}

/** Something that is loaded when it is looked at, and anew when `key` is another. */
export function useResource<T>(
  key: string,
  load: (key: string, signal: AbortSignal) => Promise<T>,
): Loaded<T> {
  const latest = useLatest(load);
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ key: string; attempt: number; resource: Resource<T> } | null>(
    null,
  );

  useEffect(() => {
    const controller = new AbortController();
    const settle = (resource: Resource<T>) => {
      if (!controller.signal.aborted) setSettled({ key, attempt, resource });
    };
    latest.current(key, controller.signal).then(
      (value) => {
        settle({ status: 'ready', value });
      },
      (error: unknown) => {
        settle({ status: 'failed', error });
      },
    );
    return () => {
      controller.abort();
    };
  }, [key, attempt, latest]);

  const current = settled?.key === key && settled.attempt === attempt;
  return {
    resource: current ? settled.resource : { status: 'loading' },
    retry: () => {
      setAttempt(attempt + 1);
    },
  };
}
