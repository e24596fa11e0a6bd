import { useStore } from '@nanostores/react';
import { atom } from 'nanostores';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { messageTexts } from '../../../../shared/texts/en/message.js';
import { useInTurn } from '../use-turn.js';
import { type typeset } from './typesetter.js';
import styles from './formula.module.css';

interface FormulaProps {
  /** As it was written, in TeX. */
  tex: string;
  /** On lines of its own. */
  display: boolean;
}

/** What sets formulas is large, and loaded by who meets the first one. */
const typesetter = atom<typeof typeset | null>(null);
let asked = false;

function askForTypesetter(): void {
  if (asked) return;
  asked = true;
  import('./typesetter.js').then(
    (module) => {
      typesetter.set(module.typeset);
    },
    () => {
      asked = false;
    },
  );
}

/** A formula; as it was written until it can be set, and where it cannot be. It runs from left to right anywhere. */
export function Formula({ tex, display }: FormulaProps) {
  const t = useStore(messageTexts);
  const element = useRef<HTMLElement>(null);
  // Those that wait for it are not all set at once when it comes.
  const set = useInTurn(useStore(typesetter), element, false);
  const [broken, setBroken] = useState<string | null>(null);
  useEffect(askForTypesetter, []);

  useLayoutEffect(() => {
    if (set && element.current && !set(tex, element.current, display)) setBroken(tex);
  }, [set, tex, display]);

  // What is wider than its place is scrolled by itself, also by the keyboard.
  const own = display
    ? ({ className: styles.display, role: 'region', tabIndex: 0, 'aria-label': t.formula } as const)
    : { className: styles.inline };
  if (!set || broken === tex) {
    return (
      <code ref={element} {...own} dir="ltr">
        {tex}
      </code>
    );
  }
  return <span ref={element} {...own} dir="ltr" />;
}
