import { type knowledgeTexts } from '../en/knowledge.js';
import { type Translated } from '../i18n.js';

export const knowledge: Translated<typeof knowledgeTexts> = {
  headingsAbove: 'العناوين فوق المقطع',
  aboutDocument: 'عن المستند',
  version: 'الإصدار {version}',
  warnings: 'ما ينقص نصّه',
  moreAbove: 'عرض المزيد أعلاه',
  moreBelow: 'عرض المزيد أدناه',
  passageBegins: 'المقطع المستشهد به: ',
  passageEnds: ' نهاية المقطع المستشهد به.',
  disabled: 'عُطّل هذا المستند منذ ذلك الحين: لا تستخدمه الردود الجديدة.',
  replaced: 'استُبدل هذا المستند منذ ذلك الحين: كان حينها الإصدار {then} وهو الآن الإصدار {now}.',
  notFound: 'لم يعد المقطع موجودًا في هذا المستند.',
  deleted: 'حُذف هذا المستند منذ ذلك الحين: لا تستخدمه الردود الجديدة.',
  notLoaded: 'تعذّر تحميل المستند. {problem}',
  loading: 'جارٍ تحميل المستند…',
  source: 'المصدر {number}',
  sourceOf: 'المصدر {number} · {position} من {count}',
  sourceNamed: 'المصدر {number}: {title}',
  previous: 'المصدر السابق',
  next: 'المصدر التالي',
  wholeQuote: 'المقطع كما رآه الرد:',
  partQuote: 'بداية المقطع كما رآه الرد:',
};
