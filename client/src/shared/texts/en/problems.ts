import { filled, i18n } from '../i18n.js';

/** What went wrong with something that was asked for in a conversation. */
export const problemsTexts = i18n('problems', {
  unfinished: 'This reply broke off before it was finished.',
  serverTrouble: filled('The server is in trouble right now ({status}). {detail}'),
  connectionLost: 'The connection to the server was lost. The reply may still be going on there.',
  notSent: 'The message was not sent.',
  notChanged: 'The message could not be changed.',
  notWithdrawn: 'The message could not be withdrawn.',
  notStopped: 'The reply could not be stopped.',
  notGoneOn: 'The conversation could not be gone on with.',
  versionNotShown: 'The other version could not be shown.',
  notForked: 'The conversation could not be forked.',
  filesNotAdded: 'The files could not be added.',
  notCopied: 'The conversation could not be copied.',
  notRated: 'Your feedback was not kept.',
});
