import { useStore } from '@nanostores/react';
import { useId, useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { exportConversation, type ExportFormat } from '../../../api/export-conversation.js';
import { type ConversationSummary } from '../../../api/types.js';
import { useAttempt } from '../../../shared/hooks/use-attempt.js';
import { saveFile } from '../../../shared/lib/save-file.js';
import { conversationsTexts } from '../../../shared/texts/en/conversations.js';
import { exportTexts } from '../../../shared/texts/en/export.js';
import { Button } from '../../../shared/ui/button.js';
import { TitledDialog } from '../../../shared/ui/titled-dialog.js';
import styles from './export-dialog.module.css';

const FORMATS: readonly ExportFormat[] = ['markdown', 'json'];

interface ExportDialogProps {
  conversation: ConversationSummary;
  onClose: () => void;
}

/** Saves a conversation as a file, in one of two kinds. */
export function ExportDialog({ conversation, onClose }: ExportDialogProps) {
  const t = useStore(exportTexts);
  const { untitled } = useStore(conversationsTexts);
  const attempts = useAttempt(messageOf);
  const [making, setMaking] = useState<ExportFormat | null>(null);
  const titleId = useId();

  async function save(format: ExportFormat): Promise<void> {
    setMaking(format);
    const saved = await attempts.attempt(t.notExported, async () => {
      saveFile(await exportConversation(conversation.id, format));
    });
    setMaking(null);
    if (saved) onClose();
  }

  return (
    <TitledDialog title={t.title} subject={conversation.title ?? untitled} onClose={onClose}>
      <ul className={styles.formats}>
        {FORMATS.map((format) => (
          <li key={format} className={styles.format}>
            <p id={`${titleId}${format}`}>{t[`${format}Hint`]}</p>
            <Button
              variant={format === 'markdown' ? 'primary' : 'plain'}
              aria-describedby={`${titleId}${format}`}
              disabled={making !== null}
              onClick={() => void save(format)}
            >
              {making === format ? t.making : t[format]}
            </Button>
          </li>
        ))}
      </ul>
      {attempts.problem !== null && (
        <p role="alert" className={styles.problem}>
          {attempts.problem}
        </p>
      )}
    </TitledDialog>
  );
}
