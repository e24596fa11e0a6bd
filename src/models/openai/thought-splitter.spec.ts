import fc from 'fast-check';
import { type ChatPart } from '../chat-part.js';
import { ThoughtSplitter } from './thought-splitter.js';

interface Told {
  reasoning: string;
  text: string;
}

/** What a reader has in the end. */
function split(deltas: readonly string[], beginsThinking = false): Told {
  const splitter = new ThoughtSplitter(beginsThinking);
  const parts: ChatPart[] = [];
  for (const delta of deltas) splitter.push(parts, delta);
  splitter.end(parts);
  return read(parts);
}

function read(parts: readonly ChatPart[]): Told {
  const told = { reasoning: '', text: '' };
  for (const part of parts) {
    if (part.type === 'text-delta') told.text += part.text;
    if (part.type === 'reasoning-delta') told.reasoning += part.text;
    if (part.type === 'correction') Object.assign(told, { reasoning: part.reasoning, text: part.text });
  }
  return told;
}

const ANSWERS: [string, string, Told][] = [
  ['a plain answer', 'Four.', { reasoning: '', text: 'Four.' }],
  ['white space before a plain answer', '\n Four.', { reasoning: '', text: '\n Four.' }],
  ['thoughts in front', '<think>\n2+2\n</think>\n\nFour.', { reasoning: '\n2+2\n', text: 'Four.' }],
  ['empty thoughts', '<think>\n\n</think>\n\nFour.', { reasoning: '\n\n', text: 'Four.' }],
  ['white space in front of thoughts', ' \n<think>a</think>b', { reasoning: 'a', text: 'b' }],
  ['thoughts in capitals', '<THINK>a</Think>b', { reasoning: 'a', text: 'b' }],
  ['Mistral’s mark', '[THINK]a[/THINK]b', { reasoning: 'a', text: 'b' }],
  ['thoughts that are never closed', '<think>and so on', { reasoning: 'and so on', text: '' }],
  ['thoughts cut in their end', '<think>and so on</thi', { reasoning: 'and so on</thi', text: '' }],
  ['thoughts twice', '<think>a</think>\n<think>b</think>\nc', { reasoning: 'ab', text: 'c' }],
  ['an opening in the middle', 'The <think> tag.', { reasoning: '', text: 'The <think> tag.' }],
  ['an opening after thoughts', '<think>a</think>b <think>c', { reasoning: 'a', text: 'b <think>c' }],
  ['another tag', '<thin line>', { reasoning: '', text: '<thin line>' }],
  ['a comparison at the end', 'a <', { reasoning: '', text: 'a <' }],
  ['no opening', 'let me see</think>\n\nFour.', { reasoning: 'let me see', text: 'Four.' }],
  ['no opening and a line before', 'hm\n</think> Four.', { reasoning: 'hm\n', text: 'Four.' }],
  ['no opening and no answer', 'let me see</think>', { reasoning: 'let me see', text: '' }],
  [
    'a closing that is spoken of',
    'Write "</think>" there.',
    { reasoning: '', text: 'Write "</think>" there.' },
  ],
  ['a closing between words', 'The </think> tag.', { reasoning: '', text: 'The </think> tag.' }],
  ['a closing in code', 'Use `</think>`\nnow', { reasoning: '', text: 'Use `</think>`\nnow' }],
  ['a closing in a block', '```\na\n</think>\n```\n', { reasoning: '', text: '```\na\n</think>\n```\n' }],
];

describe('ThoughtSplitter', () => {
  it.each(ANSWERS)('reads %s, however it is cut', (_, answer, told) => {
    expect(split([answer])).toEqual(told);
    expect(split([...answer])).toEqual(told);
    fc.assert(
      fc.property(fc.array(fc.nat(answer.length), { maxLength: 6 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((one, other) => one - other), answer.length];
        expect(split(edges.slice(1).map((end, index) => answer.slice(edges[index], end)))).toEqual(told);
      }),
    );
  });

  it('loses and invents nothing, whatever is said between marks', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      fc.constantFrom('<think>', '</think>', '<', '</', '\n', '`', '[/think]'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (deltas, beginsThinking) => {
        const { reasoning, text } = split(deltas, beginsThinking);
        const bare = (said: string): string => said.replace(/<\/?think>|\[\/?think\]|\s/g, '');
        expect(bare(reasoning + text)).toBe(bare(deltas.join('')));
      }),
    );
  });

  it('hands on at once what cannot be a mark', () => {
    const parts: ChatPart[] = [];
    new ThoughtSplitter().push(parts, 'Four');
    expect(parts).toEqual([{ type: 'text-delta', text: 'Four' }]);
  });

  it('takes back what it took for the answer, and knows from then on that its model begins in thoughts', () => {
    const parts: ChatPart[] = [];
    const splitter = new ThoughtSplitter();
    for (const delta of ['let me see', '</think>\n', 'Four.']) splitter.push(parts, delta);
    splitter.end(parts);
    expect(parts).toEqual([
      { type: 'text-delta', text: 'let me see' },
      { type: 'correction', reasoning: 'let me see', text: '' },
      { type: 'text-delta', text: 'Four.' },
    ]);
    expect(splitter.beganThinking).toBe(true);

    const next: ChatPart[] = [];
    const knowing = new ThoughtSplitter(true);
    for (const delta of ['hm', '</think>', 'Five.']) knowing.push(next, delta);
    knowing.end(next);
    expect(next).toEqual([
      { type: 'reasoning-delta', text: 'hm' },
      { type: 'text-delta', text: 'Five.' },
    ]);
    expect(knowing.beganThinking).toBe(true);
  });

  it('shows an answer without a thought, of a model that used to begin in them', () => {
    const splitter = new ThoughtSplitter(true);
    const parts: ChatPart[] = [];
    splitter.push(parts, 'Four.');
    splitter.end(parts);
    expect(read(parts)).toEqual({ reasoning: '', text: 'Four.' });
    expect(splitter.beganThinking).toBe(false);
  });

  it('leaves out the empty lines behind thoughts that came by themselves', () => {
    const splitter = new ThoughtSplitter();
    const parts: ChatPart[] = [];
    splitter.think(parts, '2+2');
    splitter.push(parts, '\n\n');
    splitter.push(parts, 'Four.</think>\n');
    splitter.end(parts);
    expect(read(parts)).toEqual({ reasoning: '2+2', text: 'Four.</think>\n' });
  });
});
