import { type threadTexts } from '../en/thread.js';
import { type Translated } from '../i18n.js';

export const thread: Translated<typeof threadTexts> = {
  conversation: 'محادثة',
  messages: 'الرسائل',
  greeting: 'كيف يمكنني مساعدتك اليوم؟',
  welcome: 'اسأل عمّا تود معرفته. وحين يستند الرد إلى قاعدة المعرفة، يذكر مصادره.',
  welcomeOnly: 'اسأل عمّا تود معرفته.',
  commonQuestions: 'أسئلة شائعة',
  showEarlier: 'عرض الرسائل السابقة',
  leftOut: 'الرسائل السابقة غير معروضة هنا.',
  regenerate: 'إعادة التوليد',
  reconnect: 'إعادة الاتصال',
  continue: 'متابعة',
  jump: 'الانتقال إلى الأحدث',
  writing: 'المساعد يكتب',
  writingReply: 'المساعد يكتب ردًا.',
  stopped: 'أُوقف الرد. {text}',
  replied: 'أجاب المساعد: {text}',
  loading: 'جارٍ تحميل المحادثة…',
  missing: 'هذه المحادثة غير موجودة',
  missingHint: 'ربما حُذفت، أو أنها تخص شخصًا آخر.',
  startNew: 'بدء محادثة جديدة',
  notLoaded: 'تعذّر تحميل المحادثة',
};
