import { useStore } from '@nanostores/react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import { filesOfDrop, filesOfField } from './chosen-files.js';
import { type UploadsControl } from './use-uploads.js';
import styles from './drop-zone.module.css';

/** Not every type of the DOM knows the field that takes a folder. */
const FOLDER = { webkitdirectory: '' };

/** Where files are dropped: on all that is in it. The same by buttons, for whoever has no mouse. */
export function DropZone({ uploads, children }: { uploads: UploadsControl; children: ReactNode }) {
  const t = useStore(libraryTexts);
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const { options, setOptions } = uploads;
  const id = useId();

  function take(field: HTMLInputElement): void {
    uploads.add(filesOfField(field.files ?? []));
    // The same file may be chosen again.
    field.value = '';
  }

  return (
    <div
      className={styles.zone}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        // Read at once: they are gone when the event is over.
        const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry());
        void filesOfDrop(entries.filter((entry) => entry !== null)).then((chosen) => {
          uploads.add(chosen);
        });
      }}
    >
      <div className={styles.box}>
        <p className={styles.words}>{over ? t.dropNow : t.dropHere}</p>
        <div className={styles.buttons}>
          <Button variant="primary" icon="plus" onClick={() => files.current?.click()}>
            {t.chooseFiles}
          </Button>
          <Button onClick={() => folder.current?.click()}>{t.chooseFolder}</Button>
        </div>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          data-field="files"
          onChange={(event) => {
            take(event.target);
          }}
        />
        <input
          ref={folder}
          type="file"
          hidden
          {...FOLDER}
          onChange={(event) => {
            take(event.target);
          }}
        />
        <div className={styles.options}>
          <label htmlFor={id}>{t.categoryForNew}</label>
          <input
            id={id}
            className={styles.field}
            maxLength={100}
            placeholder={t.categoryHint}
            value={options.category}
            onChange={(event) => {
              setOptions({ ...options, category: event.target.value });
            }}
          />
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={options.keepsEverything}
              onChange={(event) => {
                setOptions({ ...options, keepsEverything: event.target.checked });
              }}
            />
            {t.keepEverything}
          </label>
        </div>
      </div>
      {children}
    </div>
  );
}
