import fc from 'fast-check';
import { partsOf } from '../knowledge/documents/passages/passage-parts.js';
import { splitPassages } from '../knowledge/documents/passages/passage-splitter.js';
import { aRetrievedPassage } from '../knowledge/testing/fake-knowledge.js';
import { parseText } from '../knowledge/parsing/markdown/parse-text.js';
import { type Language, LANGUAGES } from '../applications/languages.js';
import { type ManifestPassageDto } from '../runs/manifest-passage.dto.js';
import { citationPlaces } from './citation-places.js';
import { toManifestPassage } from './manifest-passage.js';

/** The passages of a document as a reply was given them. */
function given(content: string, language: Language = 'en'): ManifestPassageDto[] {
  const document = parseText(content);
  const spans = splitPassages(document);
  const parts = partsOf(document, spans);
  return spans.map((span, index) => {
    const found = aRetrievedPassage(index + 1, span.text);
    const place = { startOffset: span.start, endOffset: span.end, headings: span.headings };
    const passage = { ...found.passage, ...place, parts: parts[index] ?? [] };
    return toManifestPassage({ ...found, passage }, index + 1, { terms: [], language });
  });
}

const quotes = (reply: string, content: string, question = '', language: Language = 'en') =>
  citationPlaces(reply, given(content, language), question).map(({ quote }) => quote);

const SECTIONS = [
  ['Cards', 'A card costs 12 euros a year.'],
  ['Transfers', 'A transfer abroad costs 3 euros.'],
  ['Closing', 'Write us a letter. It takes ten days.'],
  ['Opening', 'Bring your passport. It takes one hour.'],
  ['Savings', 'Savings earn 2.5% a year.'],
  ['Loans', 'A loan is paid back within 60 months.'],
  ['Insurance', 'Luggage is insured for 2,000 euros 🧳.'],
  ['Complaints', 'Complaints are answered by Dr. Weber within a week.'],
] as const;
const HANDBOOK = `# Handbook\n\n${SECTIONS.map(([name, text]) => `## ${name}\n\n${text}`).join('\n\n')}\n`;

describe('what a citation points at', () => {
  it('is the sentence that the reply tells, under its own heading', () => {
    const [place] = citationPlaces(
      'Your luggage is insured up to 2,000 euros [1].',
      given(HANDBOOK),
      'What?',
    );

    expect(place).toMatchObject({
      number: 1,
      at: 42,
      quote: 'Luggage is insured for 2,000 euros 🧳.',
      headings: ['Handbook', 'Insurance'],
    });
  });

  it.each([
    ['Cards cost 12 euros [1] and loans are paid back in 60 months [1].', [0, 5]],
    ['Cards cost 12 euros. [1] Loans run for 60 months. [1]', [0, 5]],
    ['According to [1], savings earn 2.5%.', [4]],
    ['- Transfers abroad are 3 euros [1]\n- Savings earn 2.5% [1]', [1, 4]],
    ['Complaints are answered within a week.\n\n[1]', [7]],
    ['| Card | 12 euros a year [1] |\n| Transfer | abroad 3 euros [1] |', [0, 1]],
    ['Loans: `list[1]` and 60 months [1][9].', [5]],
  ])('is for each citation what stands before it: %s', (reply, sections) => {
    expect(quotes(reply, HANDBOOK)).toEqual(sections.map((index) => SECTIONS[index]![1]));
  });

  it('is told from others that say the same by the heading above it, and by what was asked', () => {
    expect(quotes('Closing takes ten days [1].', HANDBOOK)).toEqual(['It takes ten days.']);
    expect(quotes('Das dauert [1].', HANDBOOK, 'How long does a loan run, in months?')).toEqual([
      SECTIONS[5][1],
    ]);
  });

  it('is all that the reply quotes, where that is more than a sentence', () => {
    const quote = 'Write us a letter. It takes ten days.';
    expect(quotes(`Closing:\n\n> “${quote}” [1]`, HANDBOOK)).toEqual([quote]);
    expect(quotes('Your "luggage" [1] is insured.', HANDBOOK)).toEqual([SECTIONS[6][1]]);
    expect(
      quotes('We say "Savings earn a fortune, each and every single year of them" [1].', HANDBOOK),
    ).toEqual([SECTIONS[4][1]]);
  });

  it('is nothing where no sentence has any of its words', () => {
    expect(quotes('Quantum chromodynamics [1].', HANDBOOK, 'Why?')).toEqual([]);
    expect(quotes('Cards [2].', HANDBOOK)).toEqual([]);
  });

  it('is a whole row of a table, an item without its mark, a line of code', () => {
    const content = [
      '| Size | Price |\n|---|---|\n| Small. One. | 5 € |\n| Large | 9 € |',
      '1. Open the app.\n2. Press the\n   red button. Wait.',
      '```\nrun --fast\nstop --now\n```',
    ].join('\n\n');
    expect(quotes('Small ones cost 5 € [1]. Press the red button [1]. Then stop now [1].', content)).toEqual([
      '| Small. One. | 5 € |',
      'Press the\n   red button.',
      'stop --now',
    ]);
  });

  it.each([
    [
      'none',
      '手机保修一年。屏幕不在保修范围内。退货需要在三十天内。',
      '屏幕不保修 [1]。',
      '屏幕不在保修范围内。',
    ],
    ['none', '返品は三十日以内です。送料は無料です。', '送料は無料 [1]', '送料は無料です。'],
    ['ar', 'الرسوم خمسة دنانير. الإغلاق مجاني.', 'الإغلاق مجاني [1].', 'الإغلاق مجاني.'],
    [
      'de',
      'Laut § 5 Abs. 2 ist Dr. Weber zuständig. Die Gebühr beträgt 5 €.',
      'Zuständig: Weber [1].',
      'Laut § 5 Abs. 2 ist Dr. Weber zuständig.',
    ],
  ] as const)('is found in %s: %s', (language, content, reply, quote) => {
    expect(quotes(reply, content, '', language)).toEqual([quote]);
  });

  it('always is what stands there', () => {
    const word = fc.constantFrom('fee', 'card', '🧳', '费用', 'é', '5', 'Dr.', '\n', '. ', '。', ' ');
    const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    const start = fc.constantFrom('', '# ', '## ', '- ', '1. ', '| ', '> ', '```\n', '    ');
    const end = fc.constantFrom('\n', '\n\n', '\r\n', ' |\n', '\n```\n', '\u2028');
    const text = fc
      .array(fc.tuple(start, line, end), { minLength: 1, maxLength: 60 })
      .map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(text, text, fc.constantFrom(...LANGUAGES), (content, said, language) => {
        const passages = given(content, language);
        const reply = passages.map(({ number }) => `${said} [${number}]`).join(' ');
        for (const place of citationPlaces(reply, passages, 'fee')) {
          expect(content.slice(place.start, place.end)).toBe(place.quote);
          expect(place.quote.trim()).toBe(place.quote);
          expect(place.quote.isWellFormed()).toBe(true);
          expect(reply.slice(place.at)).toMatch(/^\[\d/);
          const { start, end } = passages.find(({ number }) => number === place.number)!;
          expect(place.start).toBeGreaterThanOrEqual(start!);
          expect(place.end).toBeLessThanOrEqual(end!);
        }
      }),
    );
  });

  it('is told of the first 200, however many a reply cites', () => {
    const reply = 'Cards cost 12 euros [1, 2]. '.repeat(300);
    const passages = [1, 2].flatMap((number) => given(HANDBOOK).map((passage) => ({ ...passage, number })));
    expect(citationPlaces(reply, passages, 'What? '.repeat(10_000))).toHaveLength(200);
  });
});
