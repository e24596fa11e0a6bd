import { filled, i18n } from '../i18n.js';

/** Files on their way to the server. */
export const uploadsTexts = i18n('uploads', {
  waiting: 'Waiting',
  sending: filled('{percent} sent'),
  held: filled('Sent again soon: {reason}'),
  taken: 'Taken in',
  alreadyThere: 'Was there already',
  notTaken: filled('Not taken: {reason}'),
  sendAgain: 'Send again',
  tooLarge: 'The file is larger than the server takes.',
  tooLargeThan: filled('The file has {size}; the server takes {limit} at most.'),
});
