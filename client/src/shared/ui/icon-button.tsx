import { type ComponentProps } from 'react';
import { classNames } from '../lib/class-names.js';
import { Icon, type IconName } from './icon.js';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: IconName;
  /** What the button does: its accessible name and its tooltip. */
  label: string;
  size?: 'small' | 'regular';
}

export function IconButton({ icon, label, size = 'regular', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(styles.button, size === 'small' && styles.small, className)}
      {...rest}
    >
      <Icon name={icon} size={size === 'small' ? 16 : 19} />
    </button>
  );
}
