import { type ComponentProps } from 'react';
import { classNames } from '../lib/class-names.js';
import { Icon, type IconName } from './icon.js';
import styles from './button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'plain' | 'primary' | 'danger';
  icon?: IconName;
}

export function Button({ variant = 'plain', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames(styles.button, styles[variant], className)} {...rest}>
      {icon && <Icon name={icon} size={17} />}
      {children}
    </button>
  );
}
