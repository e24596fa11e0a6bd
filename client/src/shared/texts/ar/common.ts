import { type commonTexts } from '../en/common.js';
import { type Translated } from '../i18n.js';

export const common: Translated<typeof commonTexts> = {
  close: 'إغلاق',
  cancel: 'إلغاء',
  dismiss: 'إخفاء',
  tryAgain: 'إعادة المحاولة',
  partNotLoaded:
    'تعذّر تحميل هذا الجزء من الصفحة. ربما انقطع الاتصال؛ وإن كان هناك إصدار أحدث من الصفحة فإعادة تحميلها تحل المشكلة.',
  reloadPage: 'إعادة تحميل الصفحة',
  loading: 'جارٍ التحميل…',
  somethingWrong: 'حدث خطأ ما.',
  noAccess: 'انتهت صلاحية وصولك أو لم تُمنح أي صلاحية. يُرجى فتح المساعد من تطبيقك مرة أخرى.',
  unreachable: 'تعذّر الوصول إلى الخادم.',
  answered: 'أجاب الخادم بالرمز {status}.',
  charactersOf: 'عدد الأحرف: {count} من {limit}',
  tooLong: {
    zero: 'أطول من اللازم بـ {count} حرف: {length} من {limit}',
    one: 'أطول من اللازم بحرف واحد: {length} من {limit}',
    two: 'أطول من اللازم بحرفين: {length} من {limit}',
    few: 'أطول من اللازم بـ {count} أحرف: {length} من {limit}',
    many: 'أطول من اللازم بـ {count} حرفًا: {length} من {limit}',
    other: 'أطول من اللازم بـ {count} حرف: {length} من {limit}',
  },
  messageTooLong: 'الرسالة أطول من أن تُرسل.',
};
