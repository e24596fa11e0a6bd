import { useStore } from '@nanostores/react';
import { useRef } from 'react';
import { page } from '../../../api/application.js';
import { sizeWords } from '../../../shared/lib/size-words.js';
import { composerTexts } from '../../../shared/texts/en/composer.js';
import { Icon } from '../../../shared/ui/icon.js';
import styles from './attach-button.module.css';

interface AttachButtonProps {
  disabled: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** Chooses files to put into the conversation. */
export function AttachButton({ disabled, onFiles }: AttachButtonProps) {
  const t = useStore(composerTexts);
  const { files } = useStore(page);
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-label={t.addFiles}
        title={t.addFilesHint({ size: sizeWords(files?.max_file_bytes ?? 0) })}
        disabled={disabled}
        onClick={() => field.current?.click()}
      >
        <Icon name="clip" size={20} />
      </button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={t.addFiles}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
