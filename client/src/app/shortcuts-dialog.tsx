import { useId } from 'react';
import { useModal } from '../shared/hooks/use-modal.js';
import { IconButton } from '../shared/ui/icon-button.js';
import styles from './shortcuts-dialog.module.css';

type Keys = readonly string[];

interface ShortcutGroup {
  title: string;
  shortcuts: readonly (readonly [Keys, string])[];
}

/** On a Mac the command key is what Control is elsewhere. */
const CONTROL = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';

const groups: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      [['?'], 'This list, while nothing is being written'],
      [[CONTROL, 'Shift', 'O'], 'New chat'],
      [['Shift', 'Esc'], 'To the message box'],
      [['Esc'], 'Stop the reply, or close what is open'],
      [[CONTROL, 'P'], 'Print the whole conversation'],
    ],
  },
  {
    title: 'While you write',
    shortcuts: [
      [['Enter'], 'Send'],
      [['Shift', 'Enter'], 'Start a new line'],
    ],
  },
  {
    title: 'In the list of conversations',
    shortcuts: [
      [['↑', '↓'], 'To the one before and after'],
      [['Home', 'End'], 'To the first and the last'],
      [['→'], 'To what can be done with it, and back with ←'],
      [['F2'], 'Rename'],
      [['Delete'], 'Delete, after asking'],
    ],
  },
];

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const modal = useModal(onClose);
  const titleId = useId();
  return (
    <dialog {...modal} className={styles.dialog} aria-labelledby={titleId}>
      <header className={styles.header}>
        <h2 id={titleId}>Keyboard shortcuts</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      {groups.map(({ title, shortcuts }) => (
        <section key={title} className={styles.group}>
          <h3>{title}</h3>
          <dl>
            {shortcuts.map(([keys, what]) => (
              <div key={what} className={styles.row}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </dialog>
  );
}
