import { useStore } from '@nanostores/react';
import { type ReactNode } from 'react';
import { type ThemeControl } from '../shared/hooks/use-theme.js';
import { appTexts } from '../shared/texts/en/app.js';
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
  const t = useStore(appTexts);
  return (
    <header className={styles.header}>
      {onOpenDrawer && <IconButton icon="menu" label={t.openConversations} onClick={onOpenDrawer} />}
      <div className={styles.heading}>
        <h1 className={styles.title} dir="auto">
          {title}
        </h1>
        {children}
      </div>
      {onOpenDrawer && <IconButton icon="plus" label={t.newChat} onClick={onNewChat} />}
      {onShortcuts && <IconButton icon="keyboard" label={t.keyboardShortcuts} onClick={onShortcuts} />}
      <IconButton
        icon={theme.theme === 'dark' ? 'sun' : 'moon'}
        label={theme.theme === 'dark' ? t.useLightTheme : t.useDarkTheme}
        onClick={theme.toggle}
      />
    </header>
  );
}
