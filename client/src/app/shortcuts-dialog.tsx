import { useStore } from '@nanostores/react';
import { useId } from 'react';
import { useModal } from '../shared/hooks/use-modal.js';
import { shortcutsTexts } from '../shared/texts/en/shortcuts.js';
import { IconButton } from '../shared/ui/icon-button.js';
import styles from './shortcuts-dialog.module.css';

type Keys = readonly string[];

interface ShortcutGroup {
  title: string;
  shortcuts: readonly (readonly [Keys, string])[];
}

/** On a Mac the command key is what Control is elsewhere. */
const COMMAND = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac') ? '⌘' : null;

type Texts = ReturnType<typeof shortcutsTexts.get>;

function groupsOf(t: Texts): readonly ShortcutGroup[] {
  const control = COMMAND ?? t.control;
  return [
    {
      title: t.everywhere,
      shortcuts: [
        [['?'], t.help],
        [[control, t.shift, 'O'], t.newChat],
        [[t.shift, t.escape], t.write],
        [[t.escape], t.stop],
        [[control, 'P'], t.print],
      ],
    },
    {
      title: t.writing,
      shortcuts: [
        [[t.enter], t.send],
        [[t.shift, t.enter], t.newLine],
      ],
    },
    {
      title: t.list,
      shortcuts: [
        [['↑', '↓'], t.neighbours],
        [[t.home, t.end], t.ends],
        [[t.forward], t.actions],
        [['F2'], t.rename],
        [[t.deleteKey], t.delete],
      ],
    },
  ];
}

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useStore(shortcutsTexts);
  const modal = useModal(onClose);
  const titleId = useId();
  return (
    <dialog {...modal} className={styles.dialog} aria-labelledby={titleId}>
      <header className={styles.header}>
        <h2 id={titleId}>{t.title}</h2>
        <IconButton icon="close" label={t.close} onClick={onClose} />
      </header>
      {groupsOf(t).map(({ title, shortcuts }) => (
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
