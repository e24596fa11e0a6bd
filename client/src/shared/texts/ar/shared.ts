import { type sharedTexts } from '../en/shared.js';
import { type Translated } from '../i18n.js';

export const shared: Translated<typeof sharedTexts> = {
  shared: 'محادثة مشتركة',
  sharedAt: 'شوركت في {when}، للقراءة',
  messages: 'الرسائل',
  userSaid: 'قال المستخدم:',
  more: 'عرض المزيد',
  nothing: 'لا شيء مشترك هنا',
  nothingHint: 'ربما انتهى الرابط أو أُلغي أو كان ناقصًا.',
};
