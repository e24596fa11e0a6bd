import { type ReactNode, type Ref } from 'react';
import styles from './skippable-part.module.css';

/** What finds the parts. */
export const PART = '[data-part]';

interface SkippablePartProps {
  /** What it is thought to be high until it was laid out, in pixels. */
  height: number;
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
}

/** A part of what is long, and may be of parts itself, that is laid out when it is looked at, where it is far from the end. */
export function SkippablePart({ height, ref, children }: SkippablePartProps) {
  return (
    <div
      ref={ref}
      className={styles.part}
      style={{ containIntrinsicBlockSize: `auto ${height}px` }}
      data-part=""
    >
      {children}
    </div>
  );
}
