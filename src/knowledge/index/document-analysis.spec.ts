import { type AnalysisInput, DocumentAnalysis } from './document-analysis.js';

const INPUT: AnalysisInput = {
  documentId: 'doc_1',
  title: 'Fees',
  text: 'Four pounds.\n\nPaid monthly.',
  structure: undefined,
  language: 'en',
};

describe('DocumentAnalysis', () => {
  it('comes to the same a little at a time', () => {
    const input = { ...INPUT, text: 'Four pounds are paid. '.repeat(5_000) };
    const analysis = new DocumentAnalysis(input);
    let rounds = 0;
    for (; !analysis.isDone; rounds += 1) analysis.advance();

    expect(rounds).toBeGreaterThan(2);
    expect(analysis.passages).toEqual(DocumentAnalysis.of(input).passages);
    expect(analysis.passages.length).toBeGreaterThan(50);
    expect([...(analysis.passages[0]?.terms.frequencies.keys() ?? [])]).toEqual(
      expect.arrayContaining(['fee', 'four', 'pound', 'paid']),
    );
  });

  it('makes a very long text in parts, and comes to the same', () => {
    const input = { ...INPUT, text: 'Four pounds are paid. '.repeat(1_000) };
    const analysis = new DocumentAnalysis(input, 4);
    const passages = [];
    const sizes = [];
    for (let isLast = false; !isLast;) {
      while (!analysis.isDone) analysis.advance();
      expect(analysis.from).toBe(passages.length);
      expect(analysis.postings.slice(0, Infinity).postings).toHaveLength(analysis.size);
      passages.push(...analysis.passages);
      sizes.push(analysis.passages.length);
      isLast = analysis.isLastPart;
      if (!isLast) analysis.next();
    }

    expect(passages).toEqual(DocumentAnalysis.of(input).passages);
    expect(passages).toHaveLength(analysis.count);
    expect([analysis.hasParts, Math.max(...sizes), sizes.length]).toEqual([
      true,
      4,
      Math.ceil(analysis.count / 4),
    ]);
  });

  it('is done with a text of nothing', () => {
    expect(DocumentAnalysis.of({ ...INPUT, text: ' ' })).toMatchObject({ passages: [], size: 0 });
  });

  it('lists its postings by term, and within that by passage', () => {
    const analysis = DocumentAnalysis.of({ ...INPUT, text: 'Four pounds are paid. '.repeat(300) });
    const listed = [];
    for (let from = 0; from < analysis.postings.size;) {
      const { postings, next } = analysis.postings.slice(from, 1);
      listed.push(...postings);
      from = next;
    }
    const expected = analysis.passages.flatMap(({ terms }, ordinal) =>
      Array.from(terms.frequencies, ([term, frequency]) => ({
        term,
        ordinal,
        frequency,
        title: terms.title.get(term) ?? 0,
        length: terms.length,
      })),
    );
    expected.sort((one, other) => (one.term < other.term ? -1 : Number(one.term > other.term)));
    expect(listed).toEqual(expected);
    expect(listed).toHaveLength(analysis.size);
  });

  it.each<Partial<AnalysisInput>>([
    { documentId: 'doc_2' },
    { title: 'Charges' },
    { text: 'Five pounds.' },
    { structure: JSON.stringify([{ kind: 'heading', start: 0, end: 12, level: 1 }]) },
    { language: 'de' },
  ])('is not of something else: %j', (change) => {
    const analysis = new DocumentAnalysis(INPUT);
    expect(analysis.isOf({ ...INPUT })).toBe(true);
    expect(analysis.isOf({ ...INPUT, ...change })).toBe(false);
  });

  it.each(['\ufdfa', '\u33bf\ufdfa', '\u3300\ufdfb'])(
    'refuses a text that is many times as long when read: %s',
    (text) => {
      expect(() => DocumentAnalysis.of({ ...INPUT, text: text.repeat(20_000) })).toThrow(
        'many times as long',
      );
    },
  );

  it.each(['\ufb01ne ', '\u00bd', 'ﷺ said ', '한국어', '㎏ '])('takes what languages have: %s', (text) => {
    expect(DocumentAnalysis.of({ ...INPUT, text: text.repeat(1_000) }).passages.length).toBeGreaterThan(0);
  });
});
