import { useStore } from '@nanostores/react';
import { useEffect, useRef } from 'react';
import { TITLE_MAX_LENGTH } from './conversation-title.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import styles from './rename-field.module.css';

interface RenameFieldProps {
  title: string;
  onRename: (title: string) => void;
  onCancel: () => void;
}

/** Enter or leaving the field keeps the new name, Escape the old one. */
export function RenameField({ title, onRename, onCancel }: RenameFieldProps) {
  const t = useStore(conversationsTexts);
  const input = useRef<HTMLInputElement>(null);
  const settled = useRef(false);

  useEffect(() => {
    input.current?.select();
  }, []);

  function settle(next: string | null): void {
    // Removing a focused field blurs it, which must not count as a second answer.
    if (settled.current) return;
    settled.current = true;
    const name = next?.trim();
    if (name && name !== title) onRename(name);
    else onCancel();
  }

  return (
    <input
      ref={input}
      className={styles.field}
      aria-label={t.name}
      dir="auto"
      defaultValue={title}
      maxLength={TITLE_MAX_LENGTH}
      autoFocus
      onBlur={(event) => {
        settle(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') settle(event.currentTarget.value);
        if (event.key !== 'Escape') return;
        // The drawer around it must not close too.
        event.preventDefault();
        event.stopPropagation();
        settle(null);
      }}
    />
  );
}
