import { useStore } from '@nanostores/react';
import { type FileToSend } from '../../../api/knowledge/send-file.js';
import { sizeWords } from '../../../shared/lib/size-words.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { uploadsTexts } from '../../../shared/texts/en/uploads.js';
import { Button } from '../../../shared/ui/button.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { type Upload, type UploadState } from '../../../shared/uploads/upload-queue.js';
import { uploadWords } from '../../../shared/uploads/upload-words.js';
import { type UploadsControl } from './use-uploads.js';
import styles from './upload-list.module.css';

/** So many of those that wait are shown: a folder may have thousands. */
const MOST_WAITING = 5;

function UploadRow({ upload, uploads }: { upload: Upload<FileToSend>; uploads: UploadsControl }) {
  const t = useStore(libraryTexts);
  const words = useStore(uploadsTexts);
  const { id, what, state } = upload;
  return (
    <li className={styles.row} data-kind={state.kind}>
      <div className={styles.what}>
        <bdi className={styles.name}>{what.path}</bdi>
        <span className={styles.size}>{sizeWords(what.file.size)}</span>
      </div>
      <p className={styles.state}>{uploadWords(words, state)}</p>
      {state.kind === 'sending' && (
        <progress className={styles.bar} aria-label={what.path} max={1} value={state.share} />
      )}
      <div className={styles.actions}>
        {state.kind === 'refused' && !state.isFinal && (
          <Button
            className={styles.again}
            onClick={() => {
              uploads.retry([id]);
            }}
          >
            {words.sendAgain}
          </Button>
        )}
        <IconButton
          icon="close"
          size="small"
          label={t.takeOut({ name: what.path })}
          onClick={() => {
            uploads.remove([id]);
          }}
        />
      </div>
    </li>
  );
}

/** How far each file is on its way in. What was refused stays, with the reason, until somebody has decided. */
export function UploadList({ control }: { control: UploadsControl }) {
  const t = useStore(libraryTexts);
  const { uploads } = control;
  if (uploads.length === 0) return null;
  const of = (...kinds: UploadState['kind'][]) => uploads.filter(({ state }) => kinds.includes(state.kind));
  const [sent, refused, waiting] = [of('sent'), of('refused'), of('waiting')];
  const again = refused.filter(({ state }) => state.kind === 'refused' && !state.isFinal);
  const idsOf = (some: readonly Upload<FileToSend>[]) => some.map(({ id }) => id);
  const shown = [
    ...refused,
    ...of('sending', 'held'),
    ...waiting.slice(0, MOST_WAITING),
    ...sent.slice(-MOST_WAITING),
  ];
  return (
    <section className={styles.list} aria-label={t.files}>
      <div className={styles.head}>
        <p role="status" className={styles.overall}>
          {t.overall({ sent: sent.length, all: uploads.length })}
          {refused.length > 0 && ` · ${t.refusedCount(refused.length)}`}
        </p>
        {again.length > 1 && (
          <Button
            onClick={() => {
              control.retry(idsOf(again));
            }}
          >
            {t.sendAllAgain}
          </Button>
        )}
        {sent.length > 0 && (
          <Button
            onClick={() => {
              control.remove(idsOf(sent));
            }}
          >
            {t.clearSent}
          </Button>
        )}
      </div>
      <progress className={styles.bar} aria-label={t.files} max={uploads.length} value={sent.length} />
      <ul>
        {shown.map((upload) => (
          <UploadRow key={upload.id} upload={upload} uploads={control} />
        ))}
      </ul>
      {waiting.length > MOST_WAITING && (
        <p className={styles.more}>{t.more(waiting.length - MOST_WAITING)}</p>
      )}
    </section>
  );
}
