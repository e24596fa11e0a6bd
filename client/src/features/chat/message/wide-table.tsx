import { useStore } from '@nanostores/react';
import { type ComponentProps } from 'react';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './wide-table.module.css';

/** A table that is scrolled by itself where it is wider than what it stands in, from its own first column on. */
export function WideTable({ dir, children }: Pick<ComponentProps<'table'>, 'dir' | 'children'>) {
  const t = useStore(messageTexts);
  return (
    <div className={styles.table} dir={dir} role="region" aria-label={t.table} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
