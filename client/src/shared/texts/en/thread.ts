import { filled, i18n } from '../i18n.js';

/** What stands between and around the messages of a conversation. */
export const threadTexts = i18n('thread', {
  conversation: 'Conversation',
  messages: 'Messages',
  greeting: 'How can I help today?',
  welcome:
    'Ask what you would like to know. Where a reply draws on the knowledge base, it lists its sources.',
  welcomeOnly: 'Ask what you would like to know.',
  commonQuestions: 'Common questions',
  showEarlier: 'Show earlier messages',
  leftOut: 'Earlier messages are left out here.',
  regenerate: 'Regenerate',
  reconnect: 'Reconnect',
  continue: 'Continue',
  jump: 'Jump to latest',
  writing: 'The assistant is writing',
  writingReply: 'The assistant is writing a reply.',
  stopped: filled('Reply stopped. {text}'),
  replied: filled('The assistant replied: {text}'),
  loading: 'Loading the conversation…',
  missing: 'This conversation does not exist',
  missingHint: 'It may have been deleted, or it belongs to someone else.',
  startNew: 'Start a new conversation',
  notLoaded: 'The conversation could not be loaded',
});
