import { type ReactNode } from 'react';
import { type ThemeControl } from '../shared/hooks/use-theme.js';
import { IconButton } from '../shared/ui/icon-button.js';
import styles from './header.module.css';

interface HeaderProps {
  title: string;
  theme: ThemeControl;
  /** Opens the list of conversations, where it is not on view anyway. */
  onOpenDrawer: (() => void) | null;
  onNewChat: () => void;
  /** Shows the list of shortcuts; null where there is no keyboard to speak of. */
  onShortcuts: (() => void) | null;
  children: ReactNode;
}

export function Header({ title, theme, onOpenDrawer, onNewChat, onShortcuts, children }: HeaderProps) {
  return (
    <header className={styles.header}>
      {onOpenDrawer && <IconButton icon="menu" label="Open conversations" onClick={onOpenDrawer} />}
      <div className={styles.heading}>
        <h1 className={styles.title} dir="auto">
          {title}
        </h1>
        {children}
      </div>
      {onOpenDrawer && <IconButton icon="plus" label="New chat" onClick={onNewChat} />}
      {onShortcuts && <IconButton icon="keyboard" label="Keyboard shortcuts" onClick={onShortcuts} />}
      <IconButton
        icon={theme.theme === 'dark' ? 'sun' : 'moon'}
        label={theme.theme === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
        onClick={theme.toggle}
      />
    </header>
  );
}
