import { type feedbackTexts } from '../en/feedback.js';
import { type Translated } from '../i18n.js';

export const feedback: Translated<typeof feedbackTexts> = {
  good: 'Gute Antwort',
  bad: 'Schlechte Antwort',
  sayWhy: 'Grund nennen',
  changeReason: 'Grund ändern',
  question: 'Was stimmt an dieser Antwort nicht?',
  incorrect: 'Falsch',
  incomplete: 'Unvollständig',
  off_topic: 'Nicht meine Frage',
  sources: 'Falsche Quellen',
  style: 'Stil oder Sprache',
  slow: 'Zu langsam',
  unsafe: 'Schädlich',
  other: 'Etwas anderes',
  inOwnWords: 'In eigenen Worten (freiwillig)',
  send: 'Senden',
  thanks: 'Danke.',
};
