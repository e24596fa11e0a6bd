import { type appTexts } from '../en/app.js';
import { type Translated } from '../i18n.js';

export const app: Translated<typeof appTexts> = {
  assistant: 'المساعد',
  windowTitle: '{title} · {assistant}',
  pageNotFound: 'الصفحة غير موجودة',
  newChat: 'محادثة جديدة',
  conversation: 'محادثة',
  yourConversations: 'محادثاتك',
  conversations: 'المحادثات',
  openConversations: 'فتح المحادثات',
  closeConversations: 'إغلاق المحادثات',
  keyboardShortcuts: 'اختصارات لوحة المفاتيح',
  useLightTheme: 'استخدام المظهر الفاتح',
  useDarkTheme: 'استخدام المظهر الداكن',
  language: 'اللغة',
  languageFailed: 'تعذّر عرض الصفحة بهذه اللغة. يُرجى المحاولة مرة أخرى.',
  skipToMessage: 'الانتقال إلى رسالتك',
  offline: 'المساعد دون اتصال — لم يُضبط أي نموذج',
  offlineHint: 'لم يُضبط أي نموذج على الخادم: يجيب المساعد المدمج من قاعدة المعرفة.',
  writtenBy: 'يكتب الردود {model}',
  nothingHere: 'لا يوجد شيء في هذا العنوان',
  nothingHereHint: 'قد يكون الرابط مكتوبًا بشكل خاطئ، أو لم يعد ما يشير إليه موجودًا.',
  startNew: 'بدء محادثة جديدة',
  fault: 'حدث خطأ في الصفحة',
  faultHint: 'محادثاتك محفوظة بأمان على الخادم.',
  reload: 'إعادة تحميل الصفحة',
};
