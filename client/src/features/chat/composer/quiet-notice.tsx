import { type ReactNode } from 'react';
import styles from './quiet-notice.module.css';

/** A word above the message box, said also to whoever reads by ear. @param props.children nothing where there is none. */
export function QuietNotice({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={styles.frame}>
      {children && <p className={styles.notice}>{children}</p>}
    </div>
  );
}
