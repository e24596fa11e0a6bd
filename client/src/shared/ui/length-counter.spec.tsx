import { renderToStaticMarkup } from 'react-dom/server';
import { LengthCounter } from './length-counter.js';

const drawn = (length: number, limit: number) =>
  renderToStaticMarkup(<LengthCounter id="counter" length={length} limit={limit} />);

describe('the counter of a length', () => {
  it('names the limit near it, and at it', () => {
    expect(drawn(0, 1000)).not.toContain('<p');
    expect(drawn(90_000, 100_000)).toContain('90,000 of 100,000 characters');
    expect(drawn(1000, 1000)).not.toContain('role="alert"');
  });

  it('says how much is too much, and that it cannot be sent', () => {
    expect(drawn(1001, 1000)).toContain('1 character too long: 1,001 of 1,000');
    expect(drawn(101_500, 100_000)).toContain('1,500 characters too long: 101,500 of 100,000');
    expect(drawn(1001, 1000)).toContain('role="alert"');
  });
});
