import { useStore } from '@nanostores/react';
import { type Attempts } from '../../../shared/hooks/use-attempt.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import styles from './action-notice.module.css';

/** Why something that was asked for was not done. */
export function ActionNotice({ refusal }: { refusal: Attempts }) {
  const t = useStore(commonTexts);
  if (refusal.problem === null) return null;
  return (
    <div role="alert" className={styles.notice}>
      <p>{refusal.problem}</p>
      <IconButton icon="close" label={t.dismiss} size="small" onClick={refusal.dismiss} />
    </div>
  );
}
