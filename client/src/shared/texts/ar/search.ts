import { type searchTexts } from '../en/search.js';
import { type Translated } from '../i18n.js';

export const search: Translated<typeof searchTexts> = {
  results: 'نتائج البحث',
  searching: 'جارٍ البحث…',
  found: {
    zero: 'لا نتائج',
    one: 'موضع واحد',
    two: 'موضعان',
    few: '{count} مواضع',
    many: '{count} موضعًا',
    other: '{count} موضع',
  },
  nothing: 'لم يُعثر على ما يحوي كل هذه الكلمات.',
  more: 'متابعة البحث',
};
