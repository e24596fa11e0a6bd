import { useStore } from '@nanostores/react';
import { shortcutsTexts } from '../shared/texts/en/shortcuts.js';
import { TitledDialog } from '../shared/ui/titled-dialog.js';
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
  return (
    <TitledDialog title={t.title} onClose={onClose}>
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
    </TitledDialog>
  );
}
