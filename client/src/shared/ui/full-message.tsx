import { type ReactNode } from 'react';
import styles from './full-message.module.css';

interface FullMessageProps {
  title: string;
  role?: 'alert';
  /** What it means, and what can be done. */
  children: ReactNode;
}

/** Stands where something else would, and says why it does not. */
export function FullMessage({ title, role, children }: FullMessageProps) {
  return (
    <div className={styles.message} role={role}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}
