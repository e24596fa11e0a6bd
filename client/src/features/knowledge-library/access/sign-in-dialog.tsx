import { useStore } from '@nanostores/react';
import { useModal } from '../../../shared/hooks/use-modal.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { type Outside } from './access.js';
import { SignIn } from './sign-in.js';
import styles from './sign-in-dialog.module.css';

interface SignInDialogProps {
  access: Outside;
  current: string;
  onEnter: (key: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for another key over what is on view, which stays, and goes on with it. */
export function SignInDialog({ access, current, onEnter, onClose }: SignInDialogProps) {
  const t = useStore(libraryTexts);
  const { close } = useStore(commonTexts);
  const modal = useModal(onClose);
  return (
    <dialog {...modal} className={styles.dialog} aria-label={t.signIn}>
      <IconButton className={styles.close} icon="close" label={close} onClick={onClose} />
      <SignIn access={access} current={current} onEnter={onEnter} />
    </dialog>
  );
}
