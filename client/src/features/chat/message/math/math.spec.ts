import { type Nodes } from 'mdast';
import { parseMarkdown } from '../blocks/parse-markdown.js';

/** The formulas of a text: `…` within a line, `[…]` on lines of their own. */
function formulasIn(text: string): string[] {
  const found = (node: Nodes): string[] => {
    if (node.type === 'math') return [node.data.hProperties.dataDisplay ? `[${node.value}]` : node.value];
    return 'children' in node ? node.children.flatMap(found) : [];
  };
  return found(parseMarkdown(text, 0, []));
}

describe('formulas', () => {
  it.each([
    ['$x$', ['x']],
    ['So $a^2 + b^2 = c^2$, and $2x$.', ['a^2 + b^2 = c^2', '2x']],
    ['价格为$x$的', ['x']],
    ['\\(a + b\\) and \\(c\\)', ['a + b', 'c']],
    ['$$ \\frac{1}{2} $$', ['[\\frac{1}{2}]']],
    ['\\[ x = 1 \\]', ['[x = 1]']],
    ['A $\\$5$ note', ['\\$5']],
    ['$$\na\n\n= b\n$$', ['[a\n\n= b]']],
    ['\\[\na \\\\\n+ b\n\\].', ['[a \\\\\n+ b]']],
    ['- so\n  $$\n  a\n  + b\n  $$\n- and', ['[a\n+ b]']],
    ['> $$\n> a\n> $$', ['[a]']],
    ['Text\n$$\nx\n$$\nmore', ['[x]']],
    ['$$\nnot yet', ['[not yet]']],
    ['| $a$ | b |\n|---|---|\n| \\(c\\) | d |', ['a', 'c']],
    ['**$a$**', ['a']],
    ['$$a\n= b$$', ['[a\n= b]']],
  ])('are found in %j', (text, formulas) => {
    expect(formulasIn(text)).toEqual(formulas);
  });

  it.each([
    'It costs $5 and $10.',
    'From $5 to $10, or $5–$10 a month.',
    'Between $5-$10.',
    '$10, then 20$',
    'It is $5/$6.',
    '$100k in A$',
    'US$5 and US$6',
    '$HOME and $PATH',
    '$HOME/$PATH/',
    'Just $',
    '\\$x\\$',
    '`$x$`',
    '```\n$$\nx\n$$\n```',
    'Cited \\[1\\] and \\[see there\\].',
    '\\(unclosed',
    '$un\nclosed$',
    '$$$',
    '$$ $$',
  ])('are not found in %j', (text) => {
    expect(formulasIn(text)).toEqual([]);
  });
});
