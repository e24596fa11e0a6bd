import { type choiceDialogTexts } from '../en/choice-dialog.js';
import { type Translated } from '../i18n.js';

export const choiceDialog: Translated<typeof choiceDialogTexts> = {
  title: 'كيفية إنشاء الردود',
  hint: 'للمحادثات التي تبدأها من الآن فصاعدًا.',
  hintHere: 'لهذه المحادثة، ابتداءً من الرد التالي.',
  gone: '{model} (لم يعد متاحًا)',
  goneHint: 'لم يعد {model} متاحًا هنا: لا تُنشأ به ردود بعد الآن. اختر نموذجًا آخر للمتابعة.',
  notChanged: 'لم يُحفظ التغيير.',
  model: 'النموذج',
  usual: 'المعتاد ({model})',
  creativity: 'الإبداع',
  precise: 'دقيق',
  preciseHint: 'يلتزم بالكلمات الأرجح؛ مناسب للحقائق.',
  balanced: 'متوازن',
  balancedHint: 'كما ضُبط هنا.',
  creative: 'مبدع',
  creativeHint: 'أكثر تنوعًا؛ مناسب للأفكار والمسودات.',
  length: 'أطول رد',
  short: 'قصير',
  shortHint: 'ربع المساحة المعتادة؛ يُقطع ما لا يتسع.',
  standard: 'قياسي',
  standardHint: 'كما ضُبط هنا.',
  long: 'طويل',
  longHint: 'أربعة أضعاف المساحة، بقدر ما يستطيع النموذج.',
};
