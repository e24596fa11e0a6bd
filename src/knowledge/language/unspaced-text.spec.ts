import { analyse } from './text-analyser.js';

const content = (text: string) =>
  analyse(text, 'en')
    .filter(({ isStopWord }) => !isStopWord)
    .map(({ term }) => term);
/** Whether a question finds a text: it shares a content word with it. */
const finds = (question: string, text: string) => {
  const terms = new Set(analyse(text, 'en').map(({ term }) => term));
  return content(question).some((term) => terms.has(term));
};

describe('scripts without spaces', () => {
  it('are read by pairs of letters, and by letters as stop words', () => {
    expect(analyse('储蓄利', 'en')).toEqual([
      { term: '储', start: 0, end: 1, isStopWord: true },
      { term: '储蓄', start: 0, end: 2, isStopWord: false },
      { term: '蓄', start: 1, end: 2, isStopWord: true },
      { term: '蓄利', start: 1, end: 3, isStopWord: false },
      { term: '利', start: 2, end: 3, isStopWord: true },
    ]);
  });

  it.each([
    ['Chinese', '利息', '储蓄账户的利息每月支付。', '信用卡丢失'],
    ['Japanese', '口座', '銀行で口座を開設する', 'カードを紛失した'],
    ['Korean', '계좌', '새 계좌를 개설하려면', '카드를 분실했습니다'],
    ['Thai', 'บัญชี', 'เปิดบัญชีเงินฝากออมทรัพย์', 'ทำบัตรหาย'],
    ['one letter', '税', '关于税率', '利息'],
  ])('are found: %s', (_, question, text, other) => {
    expect(finds(question, text)).toBe(true);
    expect(finds(question, other)).toBe(false);
  });

  it('are told from the words of other scripts beside them', () => {
    expect(content('iPhone手机 第2课')).toEqual(['iphon', '手机', '第', '2', '课']);
  });

  it('are the same in every form of their letters', () => {
    expect(content('ｶﾞｲﾄﾞ')).toEqual(content('ガイド'));
    expect(content('ガイド'.normalize('NFD'))).toEqual(content('ガイド'));
    expect(content('계좌'.normalize('NFD'))).toEqual(content('계좌'));
    expect(content('か')).not.toEqual(content('が'));
  });

  it('keep the places of their letters as they are written', () => {
    const text = 'a ｶﾞｲﾄﾞ';

    expect(analyse(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      'a',
      ...['ｶﾞ', 'ｶﾞｲ', 'ｲ', 'ｲﾄﾞ', 'ﾄﾞ'],
    ]);
  });

  it('make no more of one letter than what a term may hold', () => {
    for (const { term } of analyse(`か${'\u0300\u3099'.repeat(500)}き`, 'en')) {
      expect(term.length).toBeLessThanOrEqual(64);
    }
  });
});
