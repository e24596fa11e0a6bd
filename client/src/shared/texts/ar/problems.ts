import { type problemsTexts } from '../en/problems.js';
import { type Translated } from '../i18n.js';

export const problems: Translated<typeof problemsTexts> = {
  unfinished: 'انقطع هذا الرد قبل أن يكتمل.',
  serverTrouble: 'يواجه الخادم مشكلة الآن ({status}). {detail}',
  connectionLost: 'انقطع الاتصال بالخادم. قد يكون الرد لا يزال مستمرًا هناك.',
  notSent: 'لم تُرسل الرسالة.',
  notChanged: 'تعذّر تغيير الرسالة.',
  notWithdrawn: 'تعذّر سحب الرسالة.',
  notStopped: 'تعذّر إيقاف الرد.',
  notGoneOn: 'تعذّرت متابعة المحادثة.',
  versionNotShown: 'تعذّر عرض النسخة الأخرى.',
  notForked: 'تعذّر تفريع المحادثة.',
  filesNotAdded: 'تعذّرت إضافة الملفات.',
  notCopied: 'تعذّر نسخ المحادثة.',
  notRated: 'لم يُحفظ تقييمك.',
};
