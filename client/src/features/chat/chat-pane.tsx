import { lazy, Suspense, useEffect, useRef } from 'react';
import { isForOne } from '../../api/visit.js';
import { useMediaQuery } from '../../shared/hooks/use-media-query.js';
import { useShortcut } from '../../shared/hooks/use-shortcut.js';
import { keys } from '../../shared/lib/keys.js';
import { ActionNotice } from './composer/action-notice.js';
import { ClosedNotice } from './composer/closed-notice.js';
import { Composer } from './composer/composer.js';
import { ConnectionNotice } from './composer/connection-notice.js';
import { ExpiryNotice } from './composer/expiry-notice.js';
import { QueueList } from './composer/queue-list.js';
import { type ChatSessionOptions, useChatSession } from './session/use-chat-session.js';
import { DropOverlay } from './files/drop-overlay.js';
import { useFileDrop } from './files/use-file-drop.js';
import { FilesContext } from './message/sent-files.js';
import { Thread } from './thread/thread.js';
import { useAnnouncement } from './thread/use-announcement.js';
import { useRepliedNotice } from './thread/use-replied-notice.js';
import { Welcome } from './thread/welcome.js';
import styles from './chat-pane.module.css';

interface ChatPaneProps extends Omit<ChatSessionOptions, 'onAsked'> {
  /** The message that it was opened for. */
  messageId: string | null;
  onStartOver: (draft: string) => void;
}

// Most conversations have no files.
const FilesBar = lazy(async () => ({ default: (await import('./files/files-bar.js')).FilesBar }));

export function ChatPane({ messageId, onStartOver, ...options }: ChatPaneProps) {
  const foot = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const mayTakeFocus = useMediaQuery('(pointer: fine)');

  /** For what was pressed and is gone with it. */
  const takeFocus = () => {
    // On a touch screen the message box would open the keyboard over the reply.
    if (mayTakeFocus) field.current?.focus();
    else foot.current?.focus();
  };

  const session = useChatSession({ ...options, onAsked: takeFocus });
  const { busy, stop, draft, closing, lifecycle, files, held } = session;
  const announcement = useAnnouncement(session.messages, busy);
  useRepliedNotice(session.messages, busy);

  useShortcut({
    matches: (event) => busy && keys.stop(event),
    run: () => {
      if (!stop.stopping) stop.stop();
    },
    inFields: true,
  });

  const closed = closing === 'ended' || closing === 'erased';
  useEffect(() => {
    // The message box is gone, perhaps while it was written in.
    if (closed && document.activeElement === document.body) foot.current?.focus();
  }, [closed]);

  const takesFiles = files.allowed && (closing === null || closing === 'expired');
  const isDropping = useFileDrop(takesFiles ? files.drop : null);

  return (
    <div className={styles.pane}>
      <FilesContext value={files.known}>
        <Thread session={session} markedId={messageId}>
          <Welcome
            disabled={busy}
            onAsk={(question) => {
              session.send(question);
              takeFocus();
            }}
          />
        </Thread>
      </FilesContext>
      <div ref={foot} tabIndex={-1} className={styles.foot}>
        <ConnectionNotice connected={session.connected} />
        <ActionNotice refusal={session.refusal} />
        <QueueList
          queue={session.queue}
          onGone={() => {
            foot.current?.focus();
          }}
        />
        {files.store && (
          <Suspense>
            <FilesBar store={files.store} state={files.state} held={held} onGone={takeFocus} />
          </Suspense>
        )}
        <ExpiryNotice endsAt={lifecycle.expiring && !busy && !closing ? (lifecycle.endsAt ?? null) : null} />
        {closing && (
          <ClosedNotice
            closing={closing}
            endsAt={lifecycle.endsAt}
            lifeMs={lifecycle.lifeMs}
            onResume={() => {
              session.resume();
              takeFocus();
            }}
            onFork={
              isForOne
                ? null
                : () => {
                    session.goOnInCopy();
                  }
            }
            onStartOver={
              isForOne
                ? null
                : () => {
                    onStartOver(session.takeUnsent());
                  }
            }
          />
        )}
        {!closed && (
          <Composer
            field={field}
            text={draft.text}
            onText={draft.setText}
            busy={busy}
            closed={closing === 'paused'}
            stop={stop}
            waitsForFiles={held.isNeeded}
            onFiles={files.allowed ? files.choose : null}
            onSend={session.send}
          />
        )}
      </div>
      {isDropping && <DropOverlay />}
      <div role="status" className="visually-hidden">
        {announcement}
      </div>
    </div>
  );
}
