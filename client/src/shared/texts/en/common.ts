import { counted, filled, i18n } from '../i18n.js';

/** What stands on more than one part of the page. */
export const commonTexts = i18n('common', {
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  partNotLoaded:
    'This part of the page could not be loaded. The connection may be gone; where there is a newer version of the page, reloading helps.',
  reloadPage: 'Reload the page',
  loading: 'Loading…',
  somethingWrong: 'Something went wrong.',
  noAccess:
    'Your access has ended, or you were not given any. Please open the assistant from your application again.',
  unreachable: 'The server could not be reached.',
  answered: filled('The server answered {status}.'),
  charactersOf: filled('{count} of {limit} characters'),
  tooLong: counted({
    one: '{count} character too long: {length} of {limit}',
    other: '{count} characters too long: {length} of {limit}',
  }),
  messageTooLong: 'The message is too long to be sent.',
});
