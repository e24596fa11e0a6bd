import { type ComponentProps } from 'react';
import styles from './text-button.module.css';

/** A button that is no more than its words, for what stands beside a text. */
export function TextButton(props: Omit<ComponentProps<'button'>, 'className'>) {
  return <button type="button" className={styles.button} {...props} />;
}
