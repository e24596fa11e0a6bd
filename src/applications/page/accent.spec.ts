import fc from 'fast-check';
import { accentOf, checkAccent } from './accent.js';

const color = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('an accent colour', () => {
  it('is refused where it cannot be read on the light theme, with the nearest that can', () => {
    expect(checkAccent('#0b6e5f')).toBeNull();
    expect(checkAccent('#ffd400')?.contrast).toBeCloseTo(1.12, 1);
    expect(checkAccent('#ffffff')?.contrast).toBeCloseTo(1, 5);
  });

  it('always has one near it that is taken', () => {
    fc.assert(
      fc.property(color, (value) => {
        expect(checkAccent(checkAccent(value)?.nearest ?? value)).toBeNull();
      }),
    );
  });

  it('is lighter in the dark theme, as far as it has to be', () => {
    expect(accentOf('#000000').dark).not.toBe('#000000');
    expect(accentOf('#0b6e5f').light).toBe('#0b6e5f');
    fc.assert(
      fc.property(color, (value) => {
        expect(accentOf(value).dark).toMatch(/^#[0-9a-f]{6}$/);
      }),
    );
  });
});
