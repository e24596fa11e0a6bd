import { type exportTexts } from '../en/export.js';
import { type Translated } from '../i18n.js';

export const exporting: Translated<typeof exportTexts> = {
  title: 'تصدير المحادثة',
  markdown: 'حفظ بصيغة Markdown',
  json: 'حفظ بصيغة JSON',
  markdownHint: 'للقراءة والمشاركة: ما هو معروض، مع مصادره.',
  jsonHint: 'للبرامج: كل نسخة من كل رسالة، وكل ما هو معروف عنها.',
  making: 'جارٍ الحفظ…',
  notExported: 'تعذّر تصدير المحادثة.',
};
