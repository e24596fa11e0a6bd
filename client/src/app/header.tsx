import { useStore } from '@nanostores/react';
import { type ReactNode } from 'react';
import { type ThemeControl } from '../shared/hooks/use-theme.js';
import { appTexts } from '../shared/texts/en/app.js';
import { Icon } from '../shared/ui/icon.js';
import { FRAMED_APPLICATION } from '../shared/lib/host.js';
import { IconButton } from '../shared/ui/icon-button.js';
import { addressEnd } from '../api/application.js';
import { isForOne, visitor } from '../api/visit.js';
import { KNOWLEDGE_PATH } from './route.js';
import styles from './header.module.css';

interface HeaderProps {
  title: string;
  theme: ThemeControl;
  /** Opens the list of conversations, where it is not on view anyway. */
  onOpenDrawer: (() => void) | null;
  onNewChat: () => void;
  /** Shows the list of shortcuts; null where there is no keyboard to speak of. */
  onShortcuts: (() => void) | null;
  /** What can be done with the conversation on view, where no list of several tells. */
  menu: ReactNode;
  children: ReactNode;
}

export function Header({ title, theme, onOpenDrawer, onNewChat, onShortcuts, menu, children }: HeaderProps) {
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
      {menu}
      {onOpenDrawer && !isForOne && <IconButton icon="plus" label={t.newChat} onClick={onNewChat} />}
      {onShortcuts && <IconButton icon="keyboard" label={t.keyboardShortcuts} onClick={onShortcuts} />}
      {/* Whoever came with a token is a user, and looks after nothing. */}
      {!visitor && FRAMED_APPLICATION === null && (
        <a
          className={styles.link}
          href={KNOWLEDGE_PATH + addressEnd()}
          aria-label={t.knowledge}
          title={t.knowledge}
        >
          <Icon name="book" size={19} />
        </a>
      )}
      <IconButton
        icon={theme.theme === 'dark' ? 'sun' : 'moon'}
        label={theme.theme === 'dark' ? t.useLightTheme : t.useDarkTheme}
        onClick={theme.toggle}
      />
    </header>
  );
}
