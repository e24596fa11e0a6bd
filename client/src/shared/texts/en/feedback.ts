import { i18n } from '../i18n.js';

/** What the reader thinks of a reply. */
export const feedbackTexts = i18n('feedback', {
  good: 'Good reply',
  bad: 'Bad reply',
  sayWhy: 'Say why',
  changeReason: 'Change the reason',
  question: 'What was wrong with this reply?',
  incorrect: 'Incorrect',
  incomplete: 'Incomplete',
  off_topic: 'Not what I asked',
  sources: 'Wrong sources',
  style: 'Style or language',
  slow: 'Too slow',
  unsafe: 'Harmful',
  other: 'Something else',
  inOwnWords: 'In your own words (optional)',
  send: 'Send',
  thanks: 'Thank you.',
});
