import { useStore } from '@nanostores/react';
import { type ReactNode, useId } from 'react';
import { useModal } from '../hooks/use-modal.js';
import { Button } from './button.js';
import { commonTexts } from '../texts/en/common.js';
import styles from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that cannot be undone. Modal: the browser keeps the focus in it and gives it back. */
export function ConfirmDialog({ title, children, confirmLabel, onConfirm, onCancel }: ConfirmDialogProps) {
  const { cancel } = useStore(commonTexts);
  const modal = useModal(onCancel);
  const titleId = useId();

  return (
    <dialog {...modal} className={styles.dialog} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>
        <Button onClick={onCancel}>{cancel}</Button>
        <Button variant="danger" onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </dialog>
  );
}
