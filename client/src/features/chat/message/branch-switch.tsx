import { useStore } from '@nanostores/react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { type ChatMessage } from '../chat-message.js';
import { type MessageActions } from '../session/use-message-actions.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './branch-switch.module.css';

interface BranchSwitchProps {
  message: ChatMessage;
  /** A reply is being made, which must not lose the branch that it is on. */
  locked: boolean;
  actions: MessageActions;
}

/** Where a message was edited or a reply made anew: which version is shown, and the way to the others. */
export function BranchSwitch({ message, locked, actions }: BranchSwitchProps) {
  const t = useStore(messageTexts);
  const group = useRef<HTMLDivElement>(null);
  const versions = message.metadata?.sibling_ids ?? [];
  const position = versions.indexOf(message.id);
  const previous = versions[position - 1];
  const next = versions[position + 1];

  useEffect(() => {
    // The version that was left had the focus, and took it along.
    if (actions.takeFocus(message.id)) group.current?.focus();
  }, [actions, message.id]);

  if (versions.length < 2) return null;
  return (
    <div
      ref={group}
      tabIndex={-1}
      role="group"
      className={styles.switch}
      aria-label={t.versionOf({ position: position + 1, count: versions.length })}
    >
      <IconButton
        icon="chevronLeft"
        label={t.previousVersion}
        size="small"
        disabled={locked || previous === undefined}
        onClick={() => {
          if (previous !== undefined) actions.select(previous);
        }}
      />
      <span className={styles.position}>
        {position + 1}/{versions.length}
      </span>
      <IconButton
        icon="chevronRight"
        label={t.nextVersion}
        size="small"
        disabled={locked || next === undefined}
        onClick={() => {
          if (next !== undefined) actions.select(next);
        }}
      />
    </div>
  );
}
