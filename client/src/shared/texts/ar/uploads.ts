import { type uploadsTexts } from '../en/uploads.js';
import { type Translated } from '../i18n.js';

export const uploads: Translated<typeof uploadsTexts> = {
  waiting: 'في الانتظار',
  sending: 'أُرسل {percent}',
  held: 'يُرسل من جديد قريبًا: {reason}',
  taken: 'قُبل',
  alreadyThere: 'كان موجودًا من قبل',
  notTaken: 'لم يُقبل: {reason}',
  sendAgain: 'إعادة الإرسال',
  tooLarge: 'الملف أكبر مما يقبله الخادم.',
  tooLargeThan: 'حجم الملف {size}؛ ويقبل الخادم {limit} على الأكثر.',
};
