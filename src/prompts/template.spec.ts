import fc from 'fast-check';
import { filledLength, fillTemplate, parseTemplate } from './template.js';
import { escapeTemplate } from './testing/escape-template.js';

function parse(template: string) {
  const parsed = parseTemplate(template);
  if (!parsed.ok) throw new Error(parsed.fault.reason);
  return parsed;
}

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/);
const text = fc.string({ unit: fc.constantFrom('{', '}', 'a', ' ', '\n', 'é', '$', '&', '😀') });

describe('parseTemplate', () => {
  it('finds each variable once, in order of appearance', () => {
    expect(parse('{b} and {a}, then {b}').variables).toEqual(['b', 'a']);
  });

  it.each([
    ['{', 0],
    ['a } b', 2],
    ['{bank name}', 0],
    ['{}', 0],
    ['{1st}', 0],
    ['{a{b}}', 0],
    ['{{a}', 3],
  ])('refuses %j at %d', (template, at) => {
    expect(parseTemplate(template)).toMatchObject({ ok: false, fault: { at } });
  });

  it('reads any text or refuses it, and never throws', () => {
    fc.assert(fc.property(text, (template) => typeof parseTemplate(template).ok === 'boolean'));
  });
});

describe('fillTemplate', () => {
  it('gives back escaped text as it was', () => {
    fc.assert(
      fc.property(text, (original) => {
        const { parts, variables } = parse(escapeTemplate(original));
        expect(variables).toEqual([]);
        expect(fillTemplate(parts, new Map())).toBe(original);
      }),
    );
  });

  it('inserts every value as text, whatever it contains', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, name, text)), (pieces) => {
        const values = new Map(pieces.map(([, variable, value]) => [variable, value]));
        const template = pieces
          .map(([before, variable]) => `${escapeTemplate(before)}{${variable}}`)
          .join('');
        const { parts } = parse(template);
        const expected = pieces.map(([before, variable]) => before + values.get(variable)!).join('');
        expect(fillTemplate(parts, values)).toBe(expected);
        expect(filledLength(parts, values)).toBe(expected.length);
      }),
    );
  });
});
