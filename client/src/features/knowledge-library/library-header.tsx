import { useStore } from '@nanostores/react';
import { useId, useState } from 'react';
import { addressEnd } from '../../api/application.js';
import { type ThemeControl } from '../../shared/hooks/use-theme.js';
import { appTexts } from '../../shared/texts/en/app.js';
import { libraryTexts } from '../../shared/texts/en/library.js';
import { BrandMark } from '../../shared/ui/brand-mark.js';
import { Button } from '../../shared/ui/button.js';
import { IconButton } from '../../shared/ui/icon-button.js';
import { type Access } from './access/access.js';
import styles from './library-header.module.css';

interface LibraryHeaderProps {
  access: Access;
  theme: ThemeControl;
  onChoose: (applicationId: string) => void;
  onLeave: () => void;
}

/** Which application is looked at: where nobody needs a key, it can be another. */
function ApplicationField({ current, onChoose }: { current: string; onChoose: (id: string) => void }) {
  const t = useStore(libraryTexts);
  const [wanted, setWanted] = useState(current);
  const id = useId();
  const other = wanted.trim() !== '' && wanted.trim() !== current;
  return (
    <form
      className={styles.application}
      onSubmit={(event) => {
        event.preventDefault();
        if (other) onChoose(wanted.trim());
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {t.application}
      </label>
      <input
        id={id}
        className={styles.field}
        title={t.application}
        spellCheck={false}
        maxLength={128}
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
        }}
      />
      {other && (
        <Button type="submit" className={styles.open}>
          {t.openApplication}
        </Button>
      )}
    </form>
  );
}

export function LibraryHeader({ access, theme, onChoose, onLeave }: LibraryHeaderProps) {
  const t = useStore(libraryTexts);
  const { useLightTheme, useDarkTheme } = useStore(appTexts);
  return (
    <header className={styles.header}>
      <BrandMark size={30} />
      <h1 className={styles.title}>{t.knowledge}</h1>
      {access.kind === 'in' &&
        (access.byKey ? (
          <p className={styles.name} dir="auto" title={t.application}>
            {access.applicationId}
          </p>
        ) : (
          <ApplicationField key={access.applicationId} current={access.applicationId} onChoose={onChoose} />
        ))}
      <div className={styles.ways}>
        {access.kind === 'in' && access.byKey && <Button onClick={onLeave}>{t.signOut}</Button>}
        <a className={styles.chat} href={`/${addressEnd()}`}>
          {t.toChat}
        </a>
        <IconButton
          icon={theme.theme === 'dark' ? 'sun' : 'moon'}
          label={theme.theme === 'dark' ? useLightTheme : useDarkTheme}
          onClick={theme.toggle}
        />
      </div>
    </header>
  );
}
