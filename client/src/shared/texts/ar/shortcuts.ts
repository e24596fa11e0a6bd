import { type shortcutsTexts } from '../en/shortcuts.js';
import { type Translated } from '../i18n.js';

export const shortcuts: Translated<typeof shortcutsTexts> = {
  title: 'اختصارات لوحة المفاتيح',
  everywhere: 'في كل مكان',
  help: 'هذه القائمة، ما دام لا يُكتب شيء',
  newChat: 'محادثة جديدة',
  write: 'إلى مربع الرسالة',
  stop: 'إيقاف الرد، أو إغلاق ما هو مفتوح',
  print: 'طباعة المحادثة كاملة',
  writing: 'أثناء الكتابة',
  send: 'إرسال',
  newLine: 'بدء سطر جديد',
  list: 'في قائمة المحادثات',
  neighbours: 'إلى السابقة والتالية',
  ends: 'إلى الأولى والأخيرة',
  actions: 'إلى ما يمكن فعله بها، والعودة بالمفتاح →',
  rename: 'إعادة التسمية',
  delete: 'حذف، بعد السؤال',
  control: 'Ctrl',
  shift: 'Shift',
  escape: 'Esc',
  enter: 'Enter',
  home: 'Home',
  end: 'End',
  forward: '←',
  deleteKey: 'Delete',
};
