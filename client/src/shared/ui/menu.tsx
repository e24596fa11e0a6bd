import { Icon, type IconName } from './icon.js';
import { IconButton } from './icon-button.js';
import { classNames } from '../lib/class-names.js';
import { useMenu } from '../hooks/use-menu.js';
import styles from './menu.module.css';

interface MenuItem {
  label: string;
  icon: IconName;
  danger?: boolean;
  onSelect: () => void;
}

interface MenuProps {
  /** The name of the button that opens it. */
  label: string;
  items: readonly MenuItem[];
  size?: 'small' | 'regular';
  /** -1 where something else leads to its button than Tab. */
  tabIndex?: number;
}

export function Menu({ label, items, size = 'small', tabIndex }: MenuProps) {
  const menu = useMenu();
  return (
    <>
      <IconButton icon="more" label={label} size={size} tabIndex={tabIndex} {...menu.triggerProps} />
      <div className={styles.menu} aria-label={label} {...menu.listProps}>
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={classNames(styles.item, item.danger && styles.danger)}
            onClick={() => {
              menu.close();
              item.onSelect();
            }}
          >
            <Icon name={item.icon} size={16} />
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}
