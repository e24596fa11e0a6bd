import { type ComponentType, useEffect, useState } from 'react';
import { shareOnce } from '../lib/share-once.js';
import { loadPart } from './load-part.js';
import { LoadProblem, LoadProblemDialog } from './load-problem.js';

/** Loads the files of a part of the page. */
type Load<Props> = () => Promise<ComponentType<Props>>;
interface Retry {
  onRetry: () => void;
}

/**
 * A part of the page whose files are loaded when it is first shown. Where they cannot be, that is said in its place, and the
 * page around it stays as it is.
 * @param Meanwhile what is shown until it is there; nothing where left out.
 */
export function later<Props extends object>(
  load: Load<Props>,
  Problem: ComponentType<Props & Retry> = LoadProblem,
  Meanwhile: ComponentType<Props> | null = null,
): ComponentType<Props> {
  let loaded: { Part: ComponentType<Props> } | null = null;

  // The loader of the build looks at the whole page each time, and there may be one of these for each message.
  const bring = shareOnce(async () => (loaded = { Part: await loadPart(load) }));

  return function Later(props: Props) {
    const [known, setKnown] = useState(loaded);
    const [attempt, setAttempt] = useState(1);
    const [failed, setFailed] = useState(0);

    useEffect(() => {
      bring().then(setKnown, () => {
        setFailed(attempt);
      });
    }, [attempt]);

    if (known) return <known.Part {...props} />;
    if (failed === 0) return Meanwhile && <Meanwhile {...props} />;
    return (
      <Problem
        {...props}
        onRetry={() => {
          setAttempt(failed + 1);
        }}
      />
    );
  };
}

/** The same for what lies over the page: there it is said that it cannot be loaded. */
export function laterDialog<Props extends { onClose: () => void }>(load: Load<Props>): ComponentType<Props> {
  return later(load, LoadProblemDialog);
}
