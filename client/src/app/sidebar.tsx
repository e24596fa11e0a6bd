import { type ReactNode } from 'react';
import { BrandMark } from '../shared/ui/brand-mark.js';
import { Button } from '../shared/ui/button.js';
import { IconButton } from '../shared/ui/icon-button.js';
import styles from './sidebar.module.css';

interface SidebarProps {
  onNewChat: () => void;
  /** Where the sidebar is a drawer. */
  onClose?: () => void;
  children: ReactNode;
}

export function Sidebar({ onNewChat, onClose, children }: SidebarProps) {
  return (
    <div className={styles.sidebar}>
      <div className={styles.brand}>
        <BrandMark size={30} />
        <span className={styles.name}>Assistant</span>
        {onClose && <IconButton icon="close" label="Close conversations" onClick={onClose} />}
      </div>
      <div className={styles.new}>
        <Button icon="plus" className={styles.button} onClick={onNewChat}>
          New chat
        </Button>
      </div>
      <div className={styles.scroller}>{children}</div>
    </div>
  );
}
