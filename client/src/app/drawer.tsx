import { useStore } from '@nanostores/react';
import { type ReactNode } from 'react';
import { useModal } from '../shared/hooks/use-modal.js';
import { appTexts } from '../shared/texts/en/app.js';
import styles from './drawer.module.css';

/** A panel over the page from its left edge. Modal: what is behind it cannot be reached while it is open. */
export function Drawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const t = useStore(appTexts);
  const modal = useModal(onClose);

  return (
    <dialog
      {...modal}
      className={styles.drawer}
      aria-label={t.conversations}
      onClick={(event) => {
        // Only the backdrop is the dialog itself; everything else lies in its content.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
