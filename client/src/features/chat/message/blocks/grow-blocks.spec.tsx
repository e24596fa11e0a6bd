import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import { rehypeReply } from '../rehype-reply.js';
import { type Block } from './block.js';
import { framesOf } from './frames.js';
import { type Blocks, growBlocks, NO_BLOCKS } from './grow-blocks.js';
import { parseMarkdown } from './parse-markdown.js';
import { ReplyPart } from './reply-part.js';

const options = { remarkRehypeOptions: { clobberPrefix: 'p-', footnoteLabelTagName: 'h3' } };

const rest = { prefix: 'p-', writing: false, options };

/** Space between blocks is not drawn. */
const withoutGaps = (html: string) => html.replaceAll(/(?<=>)\n+|\n+(?=<|$)/g, '');

function drawnWhole(text: string): string {
  return renderToStaticMarkup(
    <ReactMarkdown
      {...options}
      remarkPlugins={[() => () => parseMarkdown(text, 0, [])]}
      rehypePlugins={[() => rehypeReply('p-')]}
    />,
  );
}

function drawnInBlocks(blocks: readonly Block[]): string {
  const { ofBlocks, ofNotes } = framesOf(blocks);
  return renderToStaticMarkup(
    <>
      {ofBlocks.map((frame, index) => (
        <ReplyPart key={index} nodes={blocks[index]!.nodes} frame={frame} {...rest} />
      ))}
      {ofNotes && <ReplyPart nodes={null} frame={ofNotes} {...rest} />}
    </>,
  );
}

/** Grows a reply piece by piece. @returns it after each. */
function growths(pieces: readonly string[]): Blocks[] {
  const grown: Blocks[] = [];
  for (const piece of pieces) {
    const before = grown.at(-1) ?? NO_BLOCKS;
    grown.push(growBlocks(before, before.text + piece));
  }
  return grown;
}

const LINES = [
  ...['', '', '', 'Some words', 'and **more** of them [1].', 'See [the rates][r] or [r] or [R][].'],
  ...[
    '# Top',
    '## Below',
    '#### Far below',
    'Title',
    '===',
    '---',
    '- one',
    '- [x] two',
    '  - nested',
    '  within',
  ],
  ...[
    '1. first',
    '2',
    '2. second',
    '10) tenth',
    '    indented',
    '> quoted',
    '> - listed',
    '>',
    '```js',
    '```',
    '~~~',
  ],
  ...['| a | b |', '|---|---|', 'c | d', '- | -', '<div>', '</div>', '<!-- aside', '-->', '***', 'a | b'],
  ...[
    '[r]: https://x.test/r',
    "'A title'",
    "'A title",
    "that ends'",
    '> [r]: https://x.test/q',
    '[s]: <https://x.test/s>',
  ],
  ...[
    'Noted[^1] and[^b] again[^1].',
    '[^1]: A note.',
    '[^b]: Another[^1]',
    '    with more',
    '[^1]',
    '\\[r] \\',
    '`[r]',
    '[s]',
  ],
];
const MATH = [
  '$$',
  '$$',
  '\\[',
  '\\]',
  'It costs $5 and $10.',
  'Then $x^2$ and',
  '\\(a + b\\)',
  '$$ c $$',
  '- $$',
];
const text = fc
  .array(fc.constantFrom(...LINES, ...MATH), { maxLength: 14 })
  .chain((lines) => fc.constantFrom('\n', '\n', '\n', '\r\n').map((ending) => lines.join(ending)));

/** A text in pieces as a model may send it. */
const streamed = text.chain((whole) =>
  fc.array(fc.nat({ max: whole.length }), { maxLength: 8 }).map((cuts) => {
    const places = [0, ...cuts.sort((one, other) => one - other), whole.length];
    return places.slice(1).map((end, index) => whole.slice(places[index], end));
  }),
);

describe('a reply in blocks', () => {
  it('is drawn as it is whole, however it came', () => {
    fc.assert(
      fc.property(streamed, (pieces) => {
        for (const { text: shown, blocks } of growths(pieces)) {
          expect(withoutGaps(drawnInBlocks(blocks))).toBe(withoutGaps(drawnWhole(shown)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reads only its end again', () => {
    const [before, now] = growths(['One.\n\nTwo.\n\n- a\n- b\n\nThree, which', ' goes on.']);
    expect(now!.blocks.slice(0, 2)).toEqual(before!.blocks.slice(0, 2));
    expect(now!.blocks[0]).toBe(before!.blocks[0]);
    expect(now!.blocks[1]).toBe(before!.blocks[1]);
    expect(now!.blocks.map(({ source }) => source).join('')).toBe(now!.text);
  });

  it('reads again what refers to something that is defined only now, and nothing else', () => {
    const [before, now] = growths(['See [rates].\n\nIt pays [1].\n\nMore\n', '\n[rates]: https://x.test/\n']);
    expect(drawnInBlocks(before!.blocks)).not.toContain('href');
    expect(drawnInBlocks(now!.blocks)).toContain('href="https://x.test/"');
    expect(now!.blocks[0]).not.toBe(before!.blocks[0]);
    expect(now!.blocks[1]).toBe(before!.blocks[1]);
  });

  it('tells each citation its place in the whole reply', () => {
    const whole = 'One [1].\n\nTwo **and [2]**.\n\nThree [1, 3].';
    const places = [...drawnInBlocks(growths([...whole]).at(-1)!.blocks).matchAll(/data-at="(\d+)"/g)].map(
      ([, at]) => whole.slice(Number(at)),
    );
    expect(places).toEqual([
      '[1].\n\nTwo **and [2]**.\n\nThree [1, 3].',
      '[2]**.\n\nThree [1, 3].',
      '[1, 3].',
      '[1, 3].',
    ]);
  });

  it('is begun anew where another text stands in its place', () => {
    const [first] = growths(['One.\n\nTwo.\n\nThree']);
    const other = growBlocks(first!, 'One.\n\n2.\n\n3');
    expect(drawnInBlocks(other.blocks)).toBe(drawnInBlocks(growths(['One.\n\n2.\n\n3'])[0]!.blocks));
  });
});
