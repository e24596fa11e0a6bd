import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { parseSource } from './parse-source.js';

describe('parseSource', () => {
  it('keeps a file as it is written, in blocks of code', () => {
    const source = '# no heading\ndef fee():\n    return 4\n\n\n- no item\n';
    const text = parseSource(source, DEFAULT_PARSING_LIMITS, 'fees.py');
    expect(text).toMatchObject({ text: source, title: 'fees.py' });
    expect(blocksOf(text)).toEqual(['code: # no heading\ndef fee():\n    return 4', 'code: - no item']);
  });

  it('refuses too long a text', () => {
    expect(() => parseSource('x'.repeat(11), { ...DEFAULT_PARSING_LIMITS, characters: 10 })).toThrow(
      expect.objectContaining({ code: 'document_too_large' }),
    );
  });
});
