import { type documentsTexts } from '../en/documents.js';
import { type Translated } from '../i18n.js';

export const documents: Translated<typeof documentsTexts> = {
  pending: 'في الانتظار',
  processing: 'قيد القراءة',
  ready: 'جاهز',
  failed: 'فشل',
  disabled: 'معطَّل',
  waitsToBeRead: 'ينتظر دوره',
  readingPages: 'تُقرأ الصفحة {done} من {total}',
  reading: 'قيد القراءة',
  indexing: 'يُجعل قابلًا للبحث',
  nextVersion: 'الإصدار التالي: {step}',
  nextVersionFailed: 'تعذّرت قراءة الإصدار التالي: {reason}',
};
