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
  document_unsupported: 'لا يمكن قراءة هذا النوع من الملفات. ({detail})',
  document_unreadable: 'تعذّرت قراءة الملف، وربما كان تالفًا. ({detail})',
  document_encrypted: 'الملف محمي بكلمة مرور. ({detail})',
  document_without_text: 'لا يحتوي الملف على نص. ({detail})',
  document_too_large: 'الملف كبير جدًا. ({detail})',
  document_too_slow: 'استغرقت قراءة الملف وقتًا أطول من اللازم. ({detail})',
  document_too_much_memory: 'تحتاج قراءة الملف إلى ذاكرة أكثر من اللازم. ({detail})',
  ingestion_failed: 'حدث خطأ في الخادم أثناء إضافة الملف. ({detail})',
  pages_without_text: 'ليس في كل صفحة نص. ({detail})',
  text_unreadable: 'تعذّرت قراءة جزء من النص. ({detail})',
  attachments_not_read: 'لم تُقرأ المرفقات. ({detail})',
  parts_left_out: 'لم تُقرأ بعض أجزاء الملف. ({detail})',
  column_names_cut: 'اختُصرت أسماء الأعمدة. ({detail})',
};
