import { type feedbackTexts } from '../en/feedback.js';
import { type Translated } from '../i18n.js';

export const feedback: Translated<typeof feedbackTexts> = {
  good: 'رد جيد',
  bad: 'رد سيئ',
  sayWhy: 'اذكر السبب',
  changeReason: 'تغيير السبب',
  question: 'ما المشكلة في هذا الرد؟',
  incorrect: 'غير صحيح',
  incomplete: 'ناقص',
  off_topic: 'ليس ما سألت عنه',
  sources: 'مصادر خاطئة',
  style: 'الأسلوب أو اللغة',
  slow: 'بطيء جدًا',
  unsafe: 'ضار',
  other: 'شيء آخر',
  inOwnWords: 'بكلماتك (اختياري)',
  send: 'إرسال',
  thanks: 'شكرًا لك.',
};
