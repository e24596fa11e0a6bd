import { useStore } from '@nanostores/react';
import { useEffect, useState } from 'react';
import { ChatView } from '../features/chat/chat-view.js';
import { meantFiles } from '../features/chat/files/meant-files.js';
import { drafts } from '../features/chat/session/drafts.js';
import { ConversationsPanel } from '../features/conversations/conversations-panel.js';
import { useConversations } from '../features/conversations/use-conversations.js';
import { useMediaQuery } from '../shared/hooks/use-media-query.js';
import { useShortcut } from '../shared/hooks/use-shortcut.js';
import { useTheme } from '../shared/hooks/use-theme.js';
import { laterDialog } from '../shared/later/later.js';
import { keys } from '../shared/lib/keys.js';
import { focusMessageField, MAIN_ID } from '../shared/lib/message-field.js';
import { pageTexts } from '../shared/page/page-texts.js';
import { appTexts } from '../shared/texts/en/app.js';
import { conversationsTexts } from '../shared/texts/en/conversations.js';
import { isForOne } from '../api/visit.js';
import { forgetMessage } from './address.js';
import { ConversationMenu } from './conversation-menu.js';
import { Drawer } from './drawer.js';
import { Header } from './header.js';
import { ModelSlot } from './model-slot.js';
import { NotFound } from './not-found.js';
import { Sidebar } from './sidebar.js';
import { SkipLink } from '../shared/ui/skip-link.js';
import { useKnown } from './use-known.js';
import { useView } from './use-view.js';
import styles from './app.module.css';

const ShortcutsDialog = laterDialog(async () => (await import('./shortcuts-dialog.js')).ShortcutsDialog);

export function App() {
  const t = useStore(appTexts);
  const { untitled } = useStore(conversationsTexts);
  const assistant = useStore(pageTexts).name ?? t.assistant;
  const { view, open, startNew, isOn, shows, adopt } = useView();
  const conversations = useConversations();
  const theme = useTheme();
  const narrow = useMediaQuery('(max-width: 820px)');
  const hasKeyboard = useMediaQuery('(pointer: fine)');
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [shortcutsOpen, setShortcutsOpen] = useState(false);
  const { known, ...news } = useKnown({ isOn, adopt, open }, conversations);

  const listed = conversations.items.find((item) => item.id === view.conversationId);
  const current = listed ?? (known?.id === view.conversationId ? known : null);
  const title = current
    ? (current.title ?? untitled)
    : view.lost
      ? t.pageNotFound
      : view.conversationId === null
        ? t.newChat
        : t.conversation;

  useEffect(() => {
    document.title = t.windowTitle({ title, assistant });
  }, [title, t, assistant]);

  const newChat = () => {
    if (isForOne) return;
    setDrawerOpen(false);
    startNew();
  };

  const showShortcuts = () => {
    setShortcutsOpen(true);
  };
  useShortcut({ matches: keys.help, run: showShortcuts, inFields: false });
  useShortcut({ matches: keys.newChat, run: newChat, inFields: true });
  useShortcut({ matches: keys.write, run: focusMessageField, inFields: true });

  const list = (
    <ConversationsPanel
      conversations={conversations}
      currentId={view.conversationId}
      onOpen={(id, messageId) => {
        setDrawerOpen(false);
        open(id, messageId);
      }}
      onErased={(id) => {
        drafts.forget(id);
        meantFiles.keep(id, []);
        // The answer may come when the reader has gone on to another.
        if (shows(id)) newChat();
      }}
    />
  );

  return (
    <div className={styles.app} data-narrow={narrow || undefined}>
      <SkipLink onSkip={focusMessageField}>{t.skipToMessage}</SkipLink>
      {!narrow && (
        <aside className={styles.aside} aria-label={t.yourConversations}>
          <Sidebar onNewChat={newChat}>{list}</Sidebar>
        </aside>
      )}
      {narrow && drawerOpen && (
        <Drawer
          onClose={() => {
            setDrawerOpen(false);
          }}
        >
          <Sidebar
            onNewChat={newChat}
            onClose={() => {
              setDrawerOpen(false);
            }}
          >
            {list}
          </Sidebar>
        </Drawer>
      )}
      <div className={styles.page}>
        <Header
          title={title}
          theme={theme}
          onNewChat={newChat}
          menu={isForOne && current && <ConversationMenu conversation={current} />}
          onShortcuts={hasKeyboard && !narrow ? showShortcuts : null}
          onOpenDrawer={
            narrow
              ? () => {
                  setDrawerOpen(true);
                }
              : null
          }
        >
          <ModelSlot
            conversation={current ?? (view.conversationId === null && !view.lost ? null : undefined)}
            onChanged={news.onConfigured}
          />
        </Header>
        <main id={MAIN_ID} className={styles.main} tabIndex={-1}>
          {view.lost ? (
            <NotFound onStart={newChat} />
          ) : (
            <ChatView
              key={view.key}
              sessionKey={view.key}
              conversationId={view.conversationId}
              messageId={view.messageId}
              draft={view.draft}
              onOpened={news.onOpened}
              onCreated={(conversation) => {
                news.onCreated(view.key, conversation);
              }}
              onForked={(conversation) => {
                news.onForked(view.key, conversation);
              }}
              onTitle={news.onTitle}
              onMovedOn={forgetMessage}
              onActivity={() => void conversations.refresh()}
              onStartOver={startNew}
            />
          )}
        </main>
      </div>
      {shortcutsOpen && (
        <ShortcutsDialog
          onClose={() => {
            setShortcutsOpen(false);
          }}
        />
      )}
    </div>
  );
}
