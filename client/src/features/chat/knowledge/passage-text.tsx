import { useStore } from '@nanostores/react';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../../shared/ui/button.js';
import { FIRST_STEP, type Span, widen, windowAround } from './passage-window.js';
import { knowledgeTexts } from '../../../shared/texts/en/knowledge.js';
import styles from './passage-text.module.css';

/** How far below the panel's upper edge the passage begins, so that what is before it can be seen. */
const ABOVE_PX = 64;

interface PassageTextProps {
  text: string;
  passage: Span;
  /** What scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
}

/** A document's text with a passage marked and in view. Of a long one only what is around the passage is drawn. */
export function PassageText({ text, passage, scroller }: PassageTextProps) {
  const t = useStore(knowledgeTexts);
  const [shown, setShown] = useState(() => windowAround(text, passage));
  const [step, setStep] = useState(FIRST_STEP);
  const mark = useRef<HTMLElement>(null);
  const fromEnd = useRef<number | null>(null);

  useLayoutEffect(() => {
    if (scroller.current && mark.current) scroller.current.scrollTop = mark.current.offsetTop - ABOVE_PX;
  }, [scroller]);

  // What is put above must not push away what is being read.
  useLayoutEffect(() => {
    if (scroller.current && fromEnd.current !== null) {
      scroller.current.scrollTop = scroller.current.scrollHeight - fromEnd.current;
    }
    fromEnd.current = null;
  }, [scroller, shown.start]);

  function show(more: number): void {
    const { current } = scroller;
    const next = widen(text, shown, more);
    if (more < 0 && current) fromEnd.current = current.scrollHeight - current.scrollTop;
    // The button that has nothing more to show leaves, and must not take the focus along.
    if (next.start === 0 || next.end === text.length) current?.focus({ preventScroll: true });
    setShown(next);
    setStep(step * 2);
  }

  return (
    <>
      {shown.start > 0 && (
        <Button
          onClick={() => {
            show(-step);
          }}
        >
          {t.moreAbove}
        </Button>
      )}
      <p className={styles.text} dir="auto">
        {text.slice(shown.start, passage.start)}
        <mark ref={mark} className={styles.passage}>
          <span className="visually-hidden">{t.passageBegins}</span>
          {text.slice(passage.start, passage.end)}
          <span className="visually-hidden">{t.passageEnds}</span>
        </mark>
        {text.slice(passage.end, shown.end)}
      </p>
      {shown.end < text.length && (
        <Button
          onClick={() => {
            show(step);
          }}
        >
          {t.moreBelow}
        </Button>
      )}
    </>
  );
}
