import { useStore } from '@nanostores/react';
import { useEffect, useId, useRef, useState } from 'react';
import { type NewShare } from '../../../api/types.js';
import { useCopy } from '../../../shared/hooks/use-copy.js';
import { sharingTexts } from '../../../shared/texts/en/sharing.js';
import { Button } from '../../../shared/ui/button.js';
import styles from './share-dialog.module.css';

const TIMES = ['week', 'month', 'ever'] as const;
const DAYS = { week: 7, month: 30, ever: null } as const;

interface NewLinkProps {
  /** The link that was just made: nobody can show it again later. */
  made: NewShare | null;
  onMake: (days: number | null) => Promise<void>;
}

export function NewLink({ made, onMake }: NewLinkProps) {
  const t = useStore(sharingTexts);
  const [time, setTime] = useState<(typeof TIMES)[number]>('month');
  const [making, setMaking] = useState(false);
  const { copied, copy } = useCopy();
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();

  useEffect(() => {
    // All of it is marked, to be copied by hand where a page may not.
    if (made) field.current?.select();
  }, [made]);

  async function make(): Promise<void> {
    setMaking(true);
    await onMake(DAYS[time]);
    setMaking(false);
  }

  if (made) {
    const link = window.location.origin + made.path;
    return (
      <div className={styles.made}>
        <label htmlFor={fieldId}>{t.link}</label>
        <div className={styles.line}>
          <input ref={field} id={fieldId} className={styles.link} dir="ltr" readOnly value={link} />
          <Button variant="primary" icon={copied ? 'check' : 'copy'} onClick={() => void copy(link)}>
            {copied ? t.copied : t.copy}
          </Button>
        </div>
        <p className={styles.once}>{t.once}</p>
      </div>
    );
  }
  return (
    <div className={styles.line}>
      <label className={styles.time}>
        <span>{t.ends}</span>
        <select
          value={time}
          onChange={(event) => {
            setTime(TIMES.find((one) => one === event.target.value) ?? 'month');
          }}
        >
          {TIMES.map((one) => (
            <option key={one} value={one}>
              {t[one]}
            </option>
          ))}
        </select>
      </label>
      <Button variant="primary" disabled={making} onClick={() => void make()}>
        {making ? t.making : t.make}
      </Button>
    </div>
  );
}
