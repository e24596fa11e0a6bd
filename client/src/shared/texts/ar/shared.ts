import { type sharedTexts } from '../en/shared.js';
import { type Translated } from '../i18n.js';

export const shared: Translated<typeof sharedTexts> = {
  shared: 'محادثة مُشارَكة',
  sharedAt: 'تمت مشاركتها يوم {when}، للقراءة',
  messages: 'الرسائل',
  userSaid: 'قال المستخدم:',
  more: 'عرض المزيد',
  nothing: 'لا توجد محادثة مُشارَكة هنا',
  nothingHint: 'ربما انتهت صلاحية الرابط، أو أُلغي، أو كان ناقصًا.',
};
