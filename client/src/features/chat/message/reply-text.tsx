import { useStore } from '@nanostores/react';
import { atom } from 'nanostores';
import { type ComponentType, useRef } from 'react';
import { useTurn } from './use-turn.js';
import styles from './reply-text.module.css';

interface ReplyTextProps {
  text: string;
  writing: boolean;
  /** It is on view as soon as the conversation is. */
  atOnce: boolean;
}

/** What formats Markdown is large, and of no use to whoever begins a conversation: it comes after the page itself. */
const formatter = atom<ComponentType<Omit<ReplyTextProps, 'atOnce'>> | null>(null);

import('./markdown.js').then(
  ({ Markdown }) => {
    formatter.set(Markdown);
  },
  // What was written can be read as it was written.
  () => undefined,
);

/** A reply's text: as it was written until it can be formatted. */
export function ReplyText({ text, writing, atOnce }: ReplyTextProps) {
  const plain = useRef<HTMLDivElement>(null);
  const Formatted = useStore(formatter);
  const due = useTurn(plain, atOnce || writing);
  if (Formatted && due) return <Formatted text={text} writing={writing} />;
  return (
    <div ref={plain} className={styles.plain} dir="auto">
      {text}
    </div>
  );
}
