import { useStore } from '@nanostores/react';
import { type ReactNode } from 'react';
import { isForOne } from '../api/visit.js';
import { pageTexts } from '../shared/page/page-texts.js';
import { appTexts } from '../shared/texts/en/app.js';
import { BrandMark } from '../shared/ui/brand-mark.js';
import { Button } from '../shared/ui/button.js';
import { IconButton } from '../shared/ui/icon-button.js';
import { LanguageSelect } from '../shared/ui/language-select.js';
import styles from './sidebar.module.css';

interface SidebarProps {
  onNewChat: () => void;
  /** Where the sidebar is a drawer. */
  onClose?: () => void;
  children: ReactNode;
}

export function Sidebar({ onNewChat, onClose, children }: SidebarProps) {
  const t = useStore(appTexts);
  const { name } = useStore(pageTexts);
  return (
    <div className={styles.sidebar}>
      <div className={styles.brand}>
        <BrandMark size={30} />
        <span className={styles.name} dir="auto">
          {name ?? t.assistant}
        </span>
        {onClose && <IconButton icon="close" label={t.closeConversations} onClick={onClose} />}
      </div>
      {!isForOne && (
        <div className={styles.new}>
          <Button icon="plus" className={styles.button} onClick={onNewChat}>
            {t.newChat}
          </Button>
        </div>
      )}
      <div className={styles.scroller}>{children}</div>
      <LanguageSelect />
    </div>
  );
}
