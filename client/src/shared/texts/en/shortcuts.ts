import { i18n } from '../i18n.js';

/** The list of what can be done with the keyboard. */
export const shortcutsTexts = i18n('shortcuts', {
  title: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  help: 'This list, while nothing is being written',
  newChat: 'New chat',
  write: 'To the message box',
  stop: 'Stop the reply, or close what is open',
  print: 'Print the whole conversation',
  writing: 'While you write',
  send: 'Send',
  newLine: 'Start a new line',
  list: 'In the list of conversations',
  neighbours: 'To the one before and after',
  ends: 'To the first and the last',
  actions: 'To what can be done with it, and back with ←',
  rename: 'Rename',
  delete: 'Delete, after asking',
  control: 'Ctrl',
  shift: 'Shift',
  escape: 'Esc',
  enter: 'Enter',
  home: 'Home',
  end: 'End',
  forward: '→',
  deleteKey: 'Delete',
});
