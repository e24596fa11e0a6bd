import fc from 'fast-check';
import { blocksOf } from '../testing/blocks-of.js';
import { parseText } from './parse-text.js';

const anyText = fc
  .array(
    fc.constantFrom(
      '#',
      '# a',
      '===',
      '---',
      '- a',
      '1. b',
      '2) c',
      '|a|b|',
      '|-|-|',
      '```',
      '~~~',
      '> q',
      '    code',
    ),
    { maxLength: 30 },
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\r', '\n\n').map((end) => lines.join(end)));

describe('parseText', () => {
  it('finds the blocks of Markdown, and leaves the text as it is', () => {
    const content = [
      '# Fees #',
      'An account\ncosts four.',
      'Rates\n-----',
      '- one\n  more\n\n  and more\n  - inner\n- two',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '```ts\n# no heading\n\n- no item\n```',
      '> quoted\nlazily',
      '    indented\n\n    code',
      '* * *',
      'The year was\n1999. It was over.',
    ].join('\n\n');
    const document = parseText(content);

    expect(document.text).toBe(content);
    expect(document.title).toBe('Fees');
    expect(blocksOf(document)).toEqual([
      'h1: # Fees #',
      'paragraph: An account\ncosts four.',
      'h2: Rates\n-----',
      'list-item: - one\n  more\n\n  and more',
      'list-item: - inner',
      'list-item: - two',
      'table-row: | a | b |',
      'table-row: |---|---|',
      'table-row: | 1 | 2 |',
      'code: ```ts\n# no heading\n\n- no item\n```',
      'paragraph: > quoted\nlazily',
      'code:     indented\n\n    code',
      'paragraph: The year was\n1999. It was over.',
    ]);
  });

  it('takes the title from the front matter, which is no heading', () => {
    const document = parseText('---\ntitle: "All fees"\ntags: a\n---\n# Fees\n');

    expect(document.title).toBe('All fees');
    expect(blocksOf(document)).toEqual(['paragraph: ---\ntitle: "All fees"\ntags: a\n---', 'h1: # Fees']);
  });

  it('knows no title of plain text', () => {
    expect(parseText('Only words.\nAnd more.')).toMatchObject({
      title: undefined,
      blocks: [{ kind: 'paragraph' }],
    });
  });

  it('ends code that is never closed with the text', () => {
    expect(blocksOf(parseText('```\na\n\n# b\n'))).toEqual(['code: ```\na\n\n# b']);
  });

  it('gives blocks in order, without overlap and without white space around', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        let end = 0;
        for (const block of parseText(content).blocks) {
          expect(block.start).toBeGreaterThanOrEqual(end);
          expect(block.end).toBeGreaterThan(block.start);
          const text = content.slice(block.start, block.end);
          expect(text).toBe(block.kind === 'code' ? text.trimEnd() : text.trim());
          end = block.end;
        }
      }),
    );
  });

  it('takes a title between two rules', () => {
    const document = parseText('=====\nRules\n=====\n\nDogs.');
    expect(document.title).toBe('Rules');
    expect(blocksOf(document)).toEqual(['h1: Rules\n=====', 'paragraph: Dogs.']);
  });

  it('takes `#` in plain text for a heading only where it stands alone', () => {
    expect(parseText('Log\n\n# 3 boats\n# 2 boats', 'plain').title).toBeUndefined();
    expect(parseText('# Rules\n\nDogs.', 'plain').title).toBe('Rules');
    expect(parseText('Words.\n\n# Part\n\nDogs.', 'plain').title).toBeUndefined();
  });
});
