import { type ReactNode } from 'react';
import styles from './list-part.module.css';

/** Of a message, until it was laid out, in pixels. */
const USUAL_HEIGHT = 150;

interface ListPartProps {
  /** How many messages are in it. */
  messages: number;
  children: ReactNode;
}

/** A part of a long list, of rows or of parts, that is laid out when it is looked at, where it is far from the end. */
export function ListPart({ messages, children }: ListPartProps) {
  return (
    <div className={styles.part} style={{ containIntrinsicBlockSize: `auto ${messages * USUAL_HEIGHT}px` }}>
      {children}
    </div>
  );
}
