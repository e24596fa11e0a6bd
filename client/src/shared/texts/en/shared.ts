import { filled, i18n } from '../i18n.js';

/** A conversation as others read it by a link. */
export const sharedTexts = i18n('shared', {
  shared: 'Shared conversation',
  sharedAt: filled('Shared {when}, to be read'),
  messages: 'Messages',
  userSaid: 'The user said:',
  more: 'Show more',
  nothing: 'Nothing is shared here',
  nothingHint: 'The link may have ended, been taken back, or be incomplete.',
});
