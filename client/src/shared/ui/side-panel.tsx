import { useStore } from '@nanostores/react';
import { type ReactNode, type RefObject, useEffect, useId } from 'react';
import { useModal } from '../hooks/use-modal.js';
import { IconButton } from './icon-button.js';
import { commonTexts } from '../texts/en/common.js';
import styles from './side-panel.module.css';

interface SidePanelProps {
  /** What it is about: the panel's name. */
  title: string;
  /** A few words above the title. */
  kicker: string;
  /** What else stays in view under the title. */
  facts?: ReactNode;
  /** Buttons beside the one that closes it. */
  controls?: ReactNode;
  /** What scrolls in it. */
  body: RefObject<HTMLDivElement | null>;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A panel over the right side of the page; on a phone over all of it. Modal, and the focus begins in its text, so
 * that the arrow keys scroll at once.
 */
export function SidePanel({ title, kicker, facts, controls, body, onClose, children }: SidePanelProps) {
  const { close } = useStore(commonTexts);
  const modal = useModal(onClose);
  const titleId = useId();

  useEffect(() => {
    body.current?.focus({ preventScroll: true });
  }, [body]);

  return (
    <dialog
      {...modal}
      className={styles.panel}
      aria-labelledby={titleId}
      onClick={(event) => {
        // Only the backdrop is the dialog itself; everything else lies in its content.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles.content}>
        <header className={styles.header}>
          <div className={styles.bar}>
            <p className={styles.kicker}>{kicker}</p>
            {controls}
            <IconButton icon="close" label={close} onClick={onClose} />
          </div>
          <h2 id={titleId} className={styles.title} dir="auto">
            {title}
          </h2>
          {facts}
        </header>
        <div ref={body} className={styles.body} role="region" aria-labelledby={titleId} tabIndex={0}>
          {children}
        </div>
      </div>
    </dialog>
  );
}
