import { type sharingTexts } from '../en/sharing.js';
import { type Translated } from '../i18n.js';

export const sharing: Translated<typeof sharingTexts> = {
  title: 'مشاركة المحادثة',
  hint: 'كل من لديه الرابط يمكنه قراءة هذه المحادثة كما هي الآن: رسائلها وما تقتبسه من مصادرها. وما يقال لاحقًا لا يظهر.',
  ends: 'ينتهي الرابط',
  week: 'بعد 7 أيام',
  month: 'بعد 30 يومًا',
  ever: 'عندما ألغيه',
  make: 'إنشاء رابط',
  making: 'جارٍ الإنشاء…',
  link: 'الرابط',
  copy: 'نسخ',
  copied: 'تم النسخ',
  once: 'انسخه الآن: لا يظهر الرابط إلا هذه المرة.',
  links: 'روابط هذه المحادثة',
  justMade: 'أُنشئ للتو',
  madeAt: 'أُنشئ يوم {when}',
  endsAt: 'ينتهي يوم {when}',
  noEnd: 'إلى أن يُلغى',
  revoke: 'إلغاء الرابط',
  revokeOf: 'إلغاء الرابط المنشأ يوم {when}',
  notShared: 'تعذّر إنشاء الرابط.',
  notRevoked: 'تعذّر إلغاء الرابط.',
  notListed: 'تعذّر تحميل الروابط.',
};
