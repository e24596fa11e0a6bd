import { useStore } from '@nanostores/react';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../../shared/ui/button.js';
import { type KnowledgeDocument } from '../../../api/types.js';
import { DocumentPart } from './document-part.js';
import { FIRST_STEP, type Span, toBlocks, widen, windowAround } from './passage-window.js';
import { knowledgeTexts } from '../../../shared/texts/en/knowledge.js';

/** How far below the panel's upper edge the mark begins, so that what is before it can be seen. */
const ABOVE_PX = 64;

interface PassageTextProps {
  document: KnowledgeDocument;
  passage: Span;
  /** What of it is cited; null where that is not known. */
  sentence: Span | null;
  /** What scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
}

/** A document with a sentence marked and in view. Of a long one only what is around its passage is drawn. */
export function PassageText({ document, passage, sentence, scroller }: PassageTextProps) {
  const t = useStore(knowledgeTexts);
  const { content: text, blocks = [] } = document;
  const [shown, setShown] = useState(() => toBlocks(blocks, windowAround(text, passage)));
  const [step, setStep] = useState(FIRST_STEP);
  const fromEnd = useRef<number | null>(null);

  useLayoutEffect(() => {
    const { current } = scroller;
    const mark = current?.querySelector('mark');
    if (!current || !mark) return;
    const below = mark.getBoundingClientRect().top - current.getBoundingClientRect().top;
    current.scrollTop += below - ABOVE_PX;
  }, [scroller, sentence]);

  // What is put above must not push away what is being read.
  useLayoutEffect(() => {
    if (scroller.current && fromEnd.current !== null) {
      scroller.current.scrollTop = scroller.current.scrollHeight - fromEnd.current;
    }
    fromEnd.current = null;
  }, [scroller, shown.start]);

  function show(more: number): void {
    const { current } = scroller;
    const next = toBlocks(blocks, widen(text, shown, more));
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
      <DocumentPart document={document} shown={shown} passage={passage} sentence={sentence} />
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
