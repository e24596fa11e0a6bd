import { type conversationsTexts } from '../en/conversations.js';
import { type Translated } from '../i18n.js';

export const conversations: Translated<typeof conversationsTexts> = {
  conversations: 'المحادثات',
  untitled: 'محادثة جديدة',
  paused: 'متوقفة',
  ended: 'منتهية',
  actionsFor: 'إجراءات {title}',
  rename: 'إعادة التسمية',
  delete: 'حذف',
  name: 'اسم المحادثة',
  deleteThis: 'هل تريد حذف هذه المحادثة؟',
  goneForGood: 'ستُحذف «{title}» وجميع رسائلها نهائيًا.',
  showMore: 'عرض المزيد',
  reload: 'إعادة تحميل القائمة',
  loading: 'جارٍ تحميل المحادثات…',
  empty: 'ستظهر محادثاتك هنا.',
  previousWeek: 'آخر 7 أيام',
  earlier: 'أقدم',
  notLoaded: 'تعذّر تحميل محادثاتك.',
  moreNotLoaded: 'تعذّر تحميل المزيد.',
  notRenamed: 'تعذّر تغيير الاسم.',
  notDeleted: 'تعذّر حذف المحادثة.',
};
