import { useStore } from '@nanostores/react';
import { type ReactNode, useId } from 'react';
import { useModal } from '../hooks/use-modal.js';
import { commonTexts } from '../texts/en/common.js';
import { IconButton } from './icon-button.js';
import styles from './titled-dialog.module.css';

interface TitledDialogProps {
  title: string;
  /** What it is about, in somebody's own words; undefined where the title says all. */
  subject?: string;
  children: ReactNode;
  onClose: () => void;
}

/** A modal dialog with a title and a button to close it. */
export function TitledDialog({ title, subject, children, onClose }: TitledDialogProps) {
  const { close } = useStore(commonTexts);
  const modal = useModal(onClose);
  const titleId = useId();
  return (
    <dialog {...modal} className={styles.dialog} aria-labelledby={titleId}>
      <div className={styles.header}>
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label={close} onClick={onClose} />
      </div>
      {subject !== undefined && (
        <p className={styles.subject} dir="auto">
          {subject}
        </p>
      )}
      {children}
    </dialog>
  );
}
