import fc from 'fast-check';
import { type Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { plainMarkdown, quoteMarkdown } from './quoted-markdown.js';

/** As whoever opens the file reads it. */
const read = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

const quoted = (text: string) => quoteMarkdown(text).join('\n');

/** Between two messages of a transcript. */
const around = (text: string) => `## User\n\n${quoted(text)}\n\n## Assistant\n\n> Yes [1], [you].\n`;

const FRAGMENTS = [
  ...[
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '    ',
    '\\',
    '`',
    '``',
    '```',
    '~~~',
    '````',
    '|',
    ' | ',
    '---',
    '-',
  ],
  ...[
    '===',
    '## Assistant',
    '# ',
    '###### x',
    '> ',
    '>',
    '- ',
    '* ',
    '1. ',
    '12) ',
    '<',
    '<b>',
    '</blockquote>',
  ],
  ...[
    '<!--',
    '-->',
    '<script>',
    '<?',
    '<![CDATA[',
    '[1]: /x',
    '[you]:',
    ']:',
    '[^1]: y',
    '[',
    ']',
    '![',
    '](/z)',
  ],
  ...[
    '![a](/b)',
    '<http://a.b>',
    'word',
    'x',
    '*',
    '**',
    '_',
    '&lt;',
    '&#10;',
    '\u2028',
    '\u0085',
    '\f',
    '|---|---|',
  ],
];
const texts = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join(''));

describe('a text in a quote', () => {
  it('is all of what stands there, and nothing else', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { children } = read(around(text));
        expect(children.map(({ type }) => type)).toEqual(['heading', 'blockquote', 'heading', 'blockquote']);
        for (const node of nodesOf({ type: 'root', children: [children[1]!, children[3]!] })) {
          expect(['html', 'definition', 'footnoteDefinition', 'image', 'imageReference']).not.toContain(
            node.type,
          );
          if (node.type === 'heading') expect(node.depth).toBeGreaterThan(2);
          // No other text has made a link of it.
          expect(['linkReference', 'footnoteReference']).not.toContain(node.type);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps its paragraphs, lists, tables and code', () => {
    const text =
      'Use `List<String>`:\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```ts\nif (a < b) {\n\tgo(`x`);\n}\n```\n\nDone.';
    expect(quoted(text).split('\n')).toEqual([
      ...[
        '> Use `List<String>`:',
        '>',
        '> 1. one',
        '> 2. two',
        '>',
        '> | a | b |',
        '> |---|---|',
        '> | 1 | 2 |',
      ],
      ...['>', '>', '> ```ts', '> if (a < b) {', '>     go(`x`);', '> }', '> ```', '>', '>', '> Done.'],
    ]);
  });

  it('has its headings below those around it', () => {
    expect(quoted('# Savings\nand more\n===')).toBe('> ### Savings\n> and more\n> \\===');
  });

  it.each(['`', '\\', '<', '[', '# ', '> ', '```\n', '~~~\n', '` `` ', '- '])(
    'is done with in the time of a test, however often it says %j',
    (part) => {
      expect(quoteMarkdown(part.repeat(100_000 / part.length)).length).toBeGreaterThan(0);
    },
  );
});

describe('a text within a line', () => {
  it('is that text, whatever is in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { children } = read(`# ${plainMarkdown(text)}x\n\nBelow.`);
        expect(children.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
        for (const { type } of nodesOf(children[0]!)) expect(['heading', 'text', 'link']).toContain(type);
      }),
    );
  });
});
