import { useStore } from '@nanostores/react';
import { type ComponentProps } from 'react';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './wide-table.module.css';

/** A table that is scrolled by itself where it is wider than what it stands in. */
export function WideTable({ dir, children }: Pick<ComponentProps<'table'>, 'dir' | 'children'>) {
  const t = useStore(messageTexts);
  return (
    <div className={styles.table} role="region" aria-label={t.table} tabIndex={0}>
      <table dir={dir}>{children}</table>
    </div>
  );
}
