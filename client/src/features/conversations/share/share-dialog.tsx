import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { listShares } from '../../../api/list-shares.js';
import { revokeShare } from '../../../api/revoke-share.js';
import { shareConversation } from '../../../api/share-conversation.js';
import { type ConversationSummary, type NewShare, type Share } from '../../../api/types.js';
import { useAttempt } from '../../../shared/hooks/use-attempt.js';
import { useResource } from '../../../shared/hooks/use-resource.js';
import { conversationsTexts } from '../../../shared/texts/en/conversations.js';
import { sharingTexts } from '../../../shared/texts/en/sharing.js';
import { TitledDialog } from '../../../shared/ui/titled-dialog.js';
import { NewLink } from './new-link.js';
import { ShareList } from './share-list.js';
import styles from './share-dialog.module.css';

interface ShareDialogProps {
  conversation: ConversationSummary;
  onClose: () => void;
}

/** Makes links to a conversation, shows the one just made, and takes back those that there are. */
export function ShareDialog({ conversation, onClose }: ShareDialogProps) {
  const t = useStore(sharingTexts);
  const { untitled } = useStore(conversationsTexts);
  const attempts = useAttempt(messageOf);
  const [made, setMade] = useState<NewShare | null>(null);
  const [gone, setGone] = useState<readonly string[]>([]);
  const { id } = conversation;
  const { resource } = useResource(`${id} ${made?.id ?? ''}`, (_, signal) => listShares(id, signal));

  const shares =
    resource.status === 'ready' ? resource.value.filter((share) => !gone.includes(share.id)) : [];

  async function make(days: number | null): Promise<void> {
    await attempts.attempt(t.notShared, async () => {
      setMade(await shareConversation(id, days));
    });
  }

  async function revoke(share: Share): Promise<void> {
    await attempts.attempt(t.notRevoked, async () => {
      await revokeShare(id, share.id);
      setGone((ids) => [...ids, share.id]);
      if (made?.id === share.id) setMade(null);
    });
  }

  return (
    <TitledDialog title={t.title} subject={conversation.title ?? untitled} onClose={onClose}>
      <p className={styles.hint}>{t.hint}</p>
      <NewLink made={made} onMake={make} />
      {(attempts.problem ?? (resource.status === 'failed' ? messageOf(resource.error) : null)) && (
        <p role="alert" className={styles.problem}>
          {attempts.problem ?? t.notListed}
        </p>
      )}
      <ShareList shares={shares} madeId={made?.id} onRevoke={revoke} />
    </TitledDialog>
  );
}
