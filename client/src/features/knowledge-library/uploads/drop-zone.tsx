import { useStore } from '@nanostores/react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import { filesOfDrop, filesOfField } from '../../../shared/uploads/chosen-files.js';
import { type UploadsControl } from './use-uploads.js';
import styles from './drop-zone.module.css';

/** Not every type of the DOM knows the field that takes a folder. */
const FOLDER = { webkitdirectory: '' };

/** So many that could not be read are named. */
const MOST_NAMES = 10;

/** Where files are dropped: on all that is in it. The same by buttons, for whoever has no mouse. */
export function DropZone({ uploads, children }: { uploads: UploadsControl; children: ReactNode }) {
  const t = useStore(libraryTexts);
  const [over, setOver] = useState(false);
  /** How many drops are being looked through. */
  const [looking, setLooking] = useState(0);
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const { options, setOptions } = uploads;
  const id = useId();

  function take(field: HTMLInputElement): void {
    uploads.add(filesOfField(field.files ?? []));
    // The same file may be chosen again.
    field.value = '';
  }

  async function takeDropped(entries: readonly FileSystemEntry[]): Promise<void> {
    setLooking((count) => count + 1);
    setUnreadable([]);
    const dropped = await filesOfDrop(entries);
    setLooking((count) => count - 1);
    setUnreadable((before) => [...before, ...dropped.unreadable]);
    uploads.add(dropped.files);
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
        void takeDropped(entries.filter((entry) => entry !== null));
      }}
    >
      <div className={styles.box}>
        <p className={styles.words} role="status">
          {over ? t.dropNow : looking > 0 ? t.lookingThrough : t.dropHere}
        </p>
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
        {unreadable.length > 0 && (
          <div role="alert" className={styles.unreadable}>
            <p>{t.unreadable(unreadable.length)}</p>
            <ul>
              {unreadable.slice(0, MOST_NAMES).map((path, at) => (
                <li key={at}>
                  <bdi>{path}</bdi>
                </li>
              ))}
            </ul>
            {unreadable.length > MOST_NAMES && <p>…</p>}
          </div>
        )}
      </div>
      {children}
    </div>
  );
}
