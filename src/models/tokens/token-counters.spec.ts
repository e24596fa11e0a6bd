import { TokenCounters } from './token-counters.js';

const counters = new TokenCounters();
const PROSE =
  'Our savings account pays interest on every balance, and there is no fee for opening one. You need a passport and a ' +
  'proof of your address. Money can be moved at any time, in the branch, on the phone or in the app.';
const TEXTS: [string, string][] = [
  ['English', PROSE],
  [
    'German',
    'Für das Sparkonto fallen keine Gebühren an. Sie benötigen einen Ausweis und einen Nachweis der Anschrift.',
  ],
  [
    'Chinese',
    '我们的储蓄账户不收取任何费用。开户时请携带护照和地址证明。您可以随时在分行、电话或应用程序中转账。',
  ],
  [
    'Arabic',
    'لا توجد رسوم لفتح حساب التوفير. تحتاج إلى جواز سفر وإثبات عنوان. يمكن تحويل الأموال في أي وقت.',
  ],
  ['Hebrew', 'אין עמלה לפתיחת חשבון חיסכון. יש להביא דרכון ואישור כתובת. ניתן להעביר כסף בכל עת.'],
  ['Hindi', 'बचत खाता खोलने के लिए कोई शुल्क नहीं है। आपको पासपोर्ट और पते का प्रमाण चाहिए।'],
  ['Thai', 'ไม่มีค่าธรรมเนียมในการเปิดบัญชีออมทรัพย์ คุณต้องใช้หนังสือเดินทางและหลักฐานที่อยู่'],
  ['base64', Buffer.from(PROSE.repeat(3)).toString('base64')],
];

describe('TokenCounters', () => {
  it('counts with the tokenizer of a model that has made its own public', async () => {
    const counter = await counters.find('openai:gpt-5-mini');
    expect(counter.isExact).toBe(true);
    expect(counter.count('Hello, world!')).toBe(4);
    expect(counter.count('<|endoftext|>')).toBeGreaterThan(1);
    expect((await counters.find('openai:gpt-4')).count('Hello, world!')).toBe(4);
  });

  it.each(TEXTS)('estimates %s within a fifth for any other', async (_, text) => {
    const exact = (await counters.find('openai:gpt-4o')).count(text);
    const { isExact, count } = await counters.find('openai:qwen3:8b');
    expect(isExact).toBe(false);
    expect(Math.abs(count(text) - exact) / exact).toBeLessThan(0.2);
  });

  it('counts what it has counted the same again', async () => {
    const { count } = await counters.find('openai:m');
    expect(count(PROSE)).toBe(count(PROSE));
    expect(count('')).toBe(0);
  });
});
