import { filled, i18n } from '../i18n.js';

/** The list of conversations. */
export const conversationsTexts = i18n('conversations', {
  conversations: 'Conversations',
  untitled: 'New conversation',
  paused: 'Paused',
  ended: 'Ended',
  actionsFor: filled('Actions for {title}'),
  rename: 'Rename',
  delete: 'Delete',
  name: 'Conversation name',
  deleteThis: 'Delete this conversation?',
  goneForGood: '“{title}” and all its messages will be gone for good.',
  showMore: 'Show more',
  reload: 'Reload the list',
  loading: 'Loading conversations…',
  empty: 'Your conversations will be listed here.',
  previousWeek: 'Previous 7 days',
  earlier: 'Earlier',
  notLoaded: 'Your conversations could not be loaded.',
  moreNotLoaded: 'More could not be loaded.',
  notRenamed: 'The name could not be changed.',
  notDeleted: 'The conversation could not be deleted.',
});
