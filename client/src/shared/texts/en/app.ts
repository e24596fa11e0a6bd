import { filled, i18n } from '../i18n.js';

/** The frame of the page: its header, the sidebar, and what stands where there is no conversation. */
export const appTexts = i18n('app', {
  assistant: 'Assistant',
  windowTitle: filled('{title} · {assistant}'),
  pageNotFound: 'Page not found',
  newChat: 'New chat',
  conversation: 'Conversation',
  yourConversations: 'Your conversations',
  conversations: 'Conversations',
  openConversations: 'Open conversations',
  closeConversations: 'Close conversations',
  keyboardShortcuts: 'Keyboard shortcuts',
  knowledge: 'Knowledge',
  useLightTheme: 'Use the light theme',
  useDarkTheme: 'Use the dark theme',
  language: 'Language',
  languageFailed: 'The page could not be shown in this language. Please try again.',
  skipToMessage: 'Skip to your message',
  offline: 'Offline assistant — no model configured',
  offlineHint:
    'No model is configured on the server: the built-in assistant answers from the knowledge base.',
  writtenBy: filled('Replies are written by {model}'),
  modelGone: filled('{model} is no longer available'),
  nothingHere: 'There is nothing at this address',
  nothingHereHint: 'The link may be mistyped, or what it led to is gone.',
  startNew: 'Start a new conversation',
  fault: 'The page ran into a fault',
  faultHint: 'Your conversations are safe on the server.',
  reload: 'Reload the page',
});
