import { useStore } from '@nanostores/react';
import { progressOf, remarksOf, stateOf } from '../../../shared/documents/document-words.js';
import { sizeWords } from '../../../shared/lib/size-words.js';
import { documentsTexts } from '../../../shared/texts/en/documents.js';
import { filesTexts } from '../../../shared/texts/en/files.js';
import { uploadsTexts } from '../../../shared/texts/en/uploads.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { uploadWords } from '../../../shared/uploads/upload-words.js';
import { type FileChip as Chip, toneOf } from './files-state.js';
import styles from './file-chip.module.css';

interface FileChipProps {
  chip: Chip;
  onRetry: (uploadId: number) => void;
  onRemove: () => void;
}

/** How far it is, from 0 to 1; undefined where that is not known, null where nothing goes on. */
function shareOf({ upload, document }: Chip): number | undefined | null {
  if (document?.progress) {
    const { done, total } = document.progress;
    return total > 0 ? done / total : undefined;
  }
  if (document || !upload) return null;
  return upload.state.kind === 'sending' ? upload.state.share : null;
}

const isFinal = ({ state }: NonNullable<Chip['upload']>) => state.kind === 'refused' && state.isFinal;

/** One file: its name, how far it is, and why it is not taken or not read where that is so. */
export function FileChip({ chip, onRetry, onRemove }: FileChipProps) {
  const t = useStore(filesTexts);
  const words = useStore(uploadsTexts);
  const states = useStore(documentsTexts);
  const { name, upload, document } = chip;
  const tone = toneOf(chip);
  const share = shareOf(chip);
  const state = document
    ? (progressOf(states, document) ?? stateOf(states, document).word)
    : upload && uploadWords(words, upload.state);
  return (
    <li className={styles.chip} data-tone={tone}>
      <div className={styles.about}>
        <p className={styles.what}>
          <bdi className={styles.name} title={name}>
            {name}
          </bdi>
          {upload && <span className={styles.size}>{sizeWords(upload.what.file.size)}</span>}
        </p>
        <p className={styles.state}>{state}</p>
        {document &&
          remarksOf(states, document).map(({ text }) => (
            <p key={text} className={styles.remark} dir="auto">
              {text}
            </p>
          ))}
        {share !== null && <progress className={styles.bar} aria-label={name} max={1} value={share} />}
      </div>
      {tone === 'bad' && upload && !isFinal(upload) && (
        <IconButton
          icon="retry"
          size="small"
          label={t.tryAgain({ name })}
          onClick={() => {
            onRetry(upload.id);
          }}
        />
      )}
      <IconButton icon="close" size="small" label={t.remove({ name })} onClick={onRemove} />
    </li>
  );
}
