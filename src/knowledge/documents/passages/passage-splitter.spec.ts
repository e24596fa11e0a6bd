import fc from 'fast-check';
import { parseText } from '../../parsing/markdown/parse-text.js';
import { type BlockKind, type StructuredText } from '../../parsing/structured-text.js';
import { TextBuilder } from '../../parsing/text-builder.js';
import {
  MAX_PASSAGE_LENGTH,
  MIN_LENGTH_BESIDE_CODE,
  MIN_PASSAGE_LENGTH,
  splitPassages,
} from './passage-splitter.js';

const sentence = fc
  .array(fc.stringMatching(/^[a-zé]{1,14}$/), { minLength: 1, maxLength: 30 })
  .map((words) => `${words.join(' ')}.`);
const prose = fc
  .array(fc.tuple(sentence, fc.constantFrom(' ', '\n', '\n\n', '\r\n\r\n', '   ', '\n\n## ')), {
    maxLength: 120,
  })
  .map((pieces) => pieces.flat().join(''));
const noise = fc.string({
  unit: fc.constantFrom('a', '😀', ' ', '\n', '.', '#', '```', '|', '- '),
  maxLength: 9_000,
});
const unbroken = fc.string({ unit: fc.constantFrom('x', '😀'), minLength: 1_500, maxLength: 9_000 });
const built = fc
  .array(
    fc.record({
      kind: fc.constantFrom<BlockKind>('heading', 'paragraph', 'list-item', 'table-row', 'code'),
      text: fc.array(sentence, { minLength: 1, maxLength: 12 }).map((sentences) => sentences.join(' ')),
      level: fc.integer({ min: 1, max: 6 }),
    }),
    { maxLength: 60 },
  )
  .map((blocks) => {
    const builder = new TextBuilder(Infinity);
    for (const { kind, text, level } of blocks)
      builder.add(kind, text, kind === 'heading' ? level : undefined);
    return builder.build();
  });
const anyDocument = fc.oneof(fc.oneof(prose, noise, unbroken).map(parseText), built);

function paragraphs(...lengths: number[]): StructuredText {
  return parseText(lengths.map((length) => 'x'.repeat(length)).join('\n\n'));
}

function firstLines(document: StructuredText): string[] {
  return splitPassages(document).map(({ text }) => text.split('\n', 1)[0]!.slice(0, 20));
}

describe('splitPassages', () => {
  it('keeps a short text whole, without the white space around it', () => {
    expect(splitPassages(parseText('  short text \n'))).toEqual([
      { start: 2, end: 12, text: 'short text', headings: [] },
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(splitPassages(parseText(' \n '))).toEqual([]);
  });

  it('cuts at the last end of a paragraph in reach', () => {
    const passages = splitPassages(paragraphs(600, 600, 600, 1_500));

    expect(passages.map(({ start, end }) => [start, end])).toEqual([
      [0, 1_804],
      [1_806, 3_306],
    ]);
  });

  it('cuts at the end of a sentence where a paragraph is too long', () => {
    const content = `${'word '.repeat(300)}end. ${'more '.repeat(300)}`;

    expect(splitPassages(parseText(content))[0]?.text).toMatch(/end\.$/);
  });

  it('leaves the last passage long enough', () => {
    const lengths = splitPassages(paragraphs(1_900, 200)).map(({ text }) => text.length);

    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(1_000);
  });

  it('ends a passage with its sentence also where the next is shorter by the white space between', () => {
    const spans = splitPassages(parseText(`${'x'.repeat(1_000)}. ${'y'.repeat(999)}`));

    expect(spans.map(({ start, end }) => [start, end])).toEqual([
      [0, 1_001],
      [1_002, 2_001],
    ]);
  });

  it('cuts before the highest heading in reach, and joins what is short', () => {
    const text = 'words '.repeat(100);
    const content = ['# One', '## A', '## B', '# Two', '## C', '## D', '# Three', '## E', '## F']
      .map((heading) => `${heading}\n\n${text}`)
      .join('\n\n');

    expect(firstLines(parseText(content))).toEqual(['# One', '# Two', '# Three']);
  });

  it('does not part a heading from what it is above of', () => {
    const content = `${'x'.repeat(1_500)}\n\n${'y'.repeat(400)}\n\n# End\n\n${'z'.repeat(1_500)}`;

    expect(firstLines(parseText(content)).at(-1)).toBe('# End');
  });

  it('cuts lists between items and tables between rows', () => {
    const items = Array.from({ length: 40 }, (_, index) => `- item ${index} ${'word. '.repeat(20)}`).join(
      '\n',
    );
    const rows = Array.from({ length: 40 }, (_, index) => `| ${index} | ${'word. '.repeat(20)} |`).join('\n');

    expect(firstLines(parseText(items)).every((line) => line.startsWith('- item'))).toBe(true);
    expect(
      firstLines(parseText(`| a | b |\n|---|---|\n${rows}`)).every((line) => line.startsWith('| ')),
    ).toBe(true);
  });

  it('keeps code whole where it fits, and cuts it between lines where it does not', () => {
    const code = (lines: number) => `\`\`\`\n${'call(one, two). then\n'.repeat(lines)}\`\`\``;
    const short = parseText(`${'Words. '.repeat(100)}\n\n${code(80)}\n\n${'Words. '.repeat(100)}`);
    const long = parseText(code(300));

    expect(splitPassages(short).some(({ text }) => text.includes(code(80)))).toBe(true);
    expect(splitPassages(long).every(({ text }) => /(?:then|```)$/.test(text))).toBe(true);
  });

  it('tells the headings above each passage', () => {
    const text = 'words '.repeat(190);
    const content = `${text}\n\n# One\n\n${text}\n\n## A *b*\n\n${text}\n\n## C\n\n${text}\n\nTwo\n===\n\n${text}${text}`;

    expect(splitPassages(parseText(content)).map(({ headings }) => headings)).toEqual([
      [],
      ['One'],
      ['One', 'A b'],
      ['One', 'C'],
      ['Two'],
      ['Two'],
    ]);
  });

  it('says exactly where each passage stands', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const { start, end, text } of splitPassages(document)) {
          expect(document.text.slice(start, end)).toBe(text);
          expect(text.trim()).toBe(text);
        }
      }),
    );
  });

  it('covers the text in order, without overlap', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        let end = 0;
        for (const passage of splitPassages(document)) {
          expect(passage.start).toBeGreaterThanOrEqual(end);
          expect(document.text.slice(end, passage.start).trim()).toBe('');
          end = passage.end;
        }
        expect(document.text.slice(end).trim()).toBe('');
      }),
    );
  });

  it('keeps to the bounds, and never cuts a character in two', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const passages = splitPassages(document);
        const code = document.blocks.filter(({ kind }) => kind === 'code');
        passages.forEach(({ start, text }, index) => {
          const next = passages[index + 1];
          expect(text.length).toBeLessThanOrEqual(MAX_PASSAGE_LENGTH);
          expect(text.isWellFormed()).toBe(true);
          const before = passages[index - 1];
          if (!next && !before) return;
          // With the white space that parts it from its neighbour, which belongs to no passage.
          const length = next ? next.start - start : document.text.trimEnd().length - before!.end;
          const besideCode = code.some((block) => block.start <= start + length && block.end >= start - 2);
          expect(length).toBeGreaterThanOrEqual(besideCode ? MIN_LENGTH_BESIDE_CODE : MIN_PASSAGE_LENGTH);
        });
      }),
    );
  });

  it('keeps code whole that fits', () => {
    fc.assert(
      fc.property(built, (document) => {
        const passages = splitPassages(document);
        for (const block of document.blocks.filter(({ kind }) => kind === 'code')) {
          const first = passages.findIndex(({ end }) => end > block.start);
          const before = block.start - (passages[first]?.start ?? 0);
          const whole = (passages[first]?.end ?? 0) >= block.end;
          const mustBeWhole =
            block.end - block.start <= MAX_PASSAGE_LENGTH && before >= MIN_LENGTH_BESIDE_CODE;
          expect(whole || !mustBeWhole).toBe(true);
        }
      }),
    );
  });
});
