import { type selectingTexts } from '../en/selecting.js';
import { type Translated } from '../i18n.js';

export const selecting: Translated<typeof selectingTexts> = {
  label: 'اختيار المحادثات',
  chosen: {
    zero: 'لم تُختر أي محادثة',
    one: 'اختيرت محادثة واحدة',
    two: 'اختيرت محادثتان',
    few: 'اختيرت {count} محادثات',
    many: 'اختيرت {count} محادثة',
    other: 'اختيرت {count} محادثة',
  },
  all: 'اختيار الكل',
  allShown: 'اختيار كل المعروض',
  none: 'إلغاء اختيار الكل',
  deleteThese: {
    zero: 'حذف {count} محادثة؟',
    one: 'حذف محادثة واحدة؟',
    two: 'حذف محادثتين؟',
    few: 'حذف {count} محادثات؟',
    many: 'حذف {count} محادثة؟',
    other: 'حذف {count} محادثة؟',
  },
  goneForGood: 'ستُحذف جميع رسائلها وملفاتها نهائيًا.',
};
