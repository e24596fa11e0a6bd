import { filled, i18n } from '../i18n.js';

/** Links by which others may read a conversation. */
export const sharingTexts = i18n('sharing', {
  title: 'Share conversation',
  hint: 'Whoever has the link can read this conversation as it is now: its messages, and what they quote of their sources. What is said later is not shown.',
  ends: 'The link ends',
  week: 'after 7 days',
  month: 'after 30 days',
  ever: 'when I take it back',
  make: 'Create link',
  making: 'Creating…',
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied',
  once: 'Copy it now: the link is shown this once.',
  links: 'Links to this conversation',
  justMade: 'Made just now',
  madeAt: filled('Made {when}'),
  endsAt: filled('Ends {when}'),
  noEnd: 'Until it is taken back',
  revoke: 'Take back',
  revokeOf: filled('Take back the link made {when}'),
  notShared: 'The link could not be created.',
  notRevoked: 'The link could not be taken back.',
  notListed: 'The links could not be loaded.',
});
