import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { page } from '../api/application.js';
import { type ConversationSummary } from '../api/types.js';
import { ExportDialog, ShareDialog } from '../features/conversations/conversation-dialogs.js';
import { conversationsTexts } from '../shared/texts/en/conversations.js';
import { Menu } from '../shared/ui/menu.js';

/** What can be done with the one conversation that somebody came for, who has no list of several. */
export function ConversationMenu({ conversation }: { conversation: ConversationSummary }) {
  const t = useStore(conversationsTexts);
  const { shows } = useStore(page);
  const [open, setOpen] = useState<'share' | 'export' | null>(null);
  const close = () => {
    setOpen(null);
  };
  const share = {
    label: t.share,
    icon: 'share' as const,
    onSelect: () => {
      setOpen('share');
    },
  };
  return (
    <>
      <Menu
        label={t.actionsFor({ title: conversation.title ?? t.untitled })}
        size="regular"
        items={[
          ...(shows.sharing ? [share] : []),
          {
            label: t.export,
            icon: 'download',
            onSelect: () => {
              setOpen('export');
            },
          },
        ]}
      />
      {open === 'share' && <ShareDialog conversation={conversation} onClose={close} />}
      {open === 'export' && <ExportDialog conversation={conversation} onClose={close} />}
    </>
  );
}
