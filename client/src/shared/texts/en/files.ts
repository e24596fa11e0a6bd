import { counted, filled, i18n } from '../i18n.js';

/** The files of a conversation. */
export const filesTexts = i18n('files', {
  files: 'Files of this conversation',
  chosen: 'Chosen files',
  open: counted({ one: '{count} file in this conversation', other: '{count} files in this conversation' }),
  unreadable: counted({ one: '{count} could not be read', other: '{count} could not be read' }),
  where: 'Found in this conversation alone, and deleted with it',
  none: 'There are no files in this conversation any more.',
  added: filled('Added {moment}'),
  remove: filled('Remove {name}'),
  tryAgain: filled('Try again: {name}'),
  removeThis: 'Remove this file?',
  removeMeans: filled(
    '“{name}” is deleted from this conversation, and no reply finds it any more. What was said of it stays.',
  ),
  removeIt: 'Remove',
  notRemoved: 'The file could not be removed.',
  onTheirWay: counted({ one: '{count} file is on its way', other: '{count} files are on their way' }),
  allReady: 'All files are ready.',
  held: 'Sent as soon as the files are read',
  heldHint: 'A reply that is made now may not know them yet.',
  heldBad: 'Not everything could be read. Nothing is sent until you decide.',
  sendAnyway: 'Send anyway',
  takeBack: 'Take back',
  tooMany: counted({
    one: 'A conversation takes {count} file at most.',
    other: 'A conversation takes {count} files at most.',
  }),
  tooMuch: 'Together with the other files it would be more text than a conversation takes.',
  allFull: 'There is no more room for files of conversations here.',
  yoursFull:
    'The files in all your conversations fill what you may have. Remove some that you no longer need.',
  closed: 'This conversation takes no more files.',
  notAllowed: 'No files can be added here.',
});
