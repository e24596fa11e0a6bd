import { remarkCitations } from './remark-citations.js';

interface Tree {
  type: string;
  value?: string;
  children?: Tree[];
  data?: { hName: string; hProperties: Record<string, string> };
}

/** The tree of a paragraph after the plugin, written so that it can be read: `<…>` a citation, `{…}` a bound group. */
function shown(node: Tree): string {
  const inner = node.children?.map(shown).join('') ?? node.value ?? '';
  if (node.type === 'citation') return `<${node.data?.hProperties.value}>`;
  return node.type === 'bound' ? `{${inner}}` : inner;
}

function cite(...children: (string | Tree)[]): string {
  const paragraph: Tree = {
    type: 'paragraph',
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
  remarkCitations()(paragraph);
  return shown(paragraph);
}

describe('citations in a text', () => {
  it('are bound to the word before them, so that none begins a line', () => {
    expect(cite('It pays 2.5%[1].')).toBe('It pays {2.5%<1>}.');
    expect(cite('It pays 2.5% [1].')).toBe('It pays {2.5%\u00a0<1>}.');
    expect(cite('Paid\n[1]')).toBe('{Paid\u00a0<1>}');
  });

  it('may be several in one', () => {
    expect(cite('Yes [1, 2;3]')).toBe('{Yes\u00a0<1>}<2><3>');
    expect(cite('Yes [1][2]')).toBe('{Yes\u00a0<1>}<2>');
  });

  it('may be all there is, and anywhere', () => {
    expect(cite('[1]')).toBe('<1>');
    expect(cite('[1] First, [2] second')).toBe('<1> {First,\u00a0<2>} second');
  });

  it('leave a very long word free to break', () => {
    const word = 'x'.repeat(25);
    expect(cite(`See ${word} [1]`)).toBe(`See ${word} <1>`);
  });

  it('are found in what is emphasised', () => {
    expect(cite({ type: 'strong', children: [{ type: 'text', value: 'So [1]' }] })).toBe('{So\u00a0<1>}');
  });
});

describe('brackets that are no citation', () => {
  it.each(['[x]', '[1](/there)', '[1]: /there', '[1234]', '[]', '[1-3]', '[ 1 ]'])(
    'stay text: %s',
    (text) => {
      expect(cite(text)).toBe(text);
    },
  );

  it('are those of links and of code', () => {
    expect(cite({ type: 'link', children: [{ type: 'text', value: 'see [1]' }] })).toBe('see [1]');
    expect(cite({ type: 'inlineCode', value: 'list[1]' })).toBe('list[1]');
  });
});
