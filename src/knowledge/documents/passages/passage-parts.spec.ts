import { parseText } from '../../parsing/markdown/parse-text.js';
import { partsOf, readParts, writeParts } from './passage-parts.js';
import { splitPassages } from './passage-splitter.js';

describe('the parts of passages', () => {
  const long = `${'word '.repeat(500)}end.`;
  const document = parseText(
    `# One\n\n## Two\n\nText.\n\n- item\n\n## Three\n\n${long}\n\n| a | b |\n|---|---|\n| 1 | 2 |`,
  );
  const spans = splitPassages(document);
  const parts = partsOf(document, spans);

  it('are its blocks, cut where the passage is, and the path from each heading on', () => {
    expect(spans.length).toBeGreaterThan(1);
    expect(parts[0]!.slice(0, 5)).toEqual([
      { kind: 'heading', start: 0, end: 5, headings: ['One'] },
      { kind: 'heading', start: 7, end: 13, headings: ['One', 'Two'] },
      { kind: 'paragraph', start: 15, end: 20 },
      { kind: 'list-item', start: 22, end: 28 },
      { kind: 'heading', start: 30, end: 38, headings: ['One', 'Three'] },
    ]);
    expect(parts[0]!.at(-1)).toMatchObject({ kind: 'paragraph', end: spans[0]!.text.length });
    expect(parts[1]![0]).toMatchObject({ kind: 'paragraph', start: 0 });
    expect(parts.at(-1)!.at(-1)).toMatchObject({ kind: 'table-row' });
  });

  it('are stored as they are', () => {
    for (const each of parts) expect(readParts(writeParts(each))).toEqual(each);
  });
});
