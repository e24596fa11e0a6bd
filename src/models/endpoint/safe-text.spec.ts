import { toSafeText } from './safe-text.js';

describe('toSafeText', () => {
  it('removes the key, also one of no known form', () => {
    expect(toSafeText('You sent hunter2.', 'hunter2')).toBe('You sent [redacted].');
  });

  describe('removes the key in another writing', () => {
    const key = 'k3y/with+signs&ümlaut-0123456789';

    it.each(['', 'a', 'Bearer ', 'user:', '{"authorization":"Bearer '])('as base64, behind %j', (before) => {
      for (const encoding of ['base64', 'base64url', 'hex'] as const) {
        const written = Buffer.from(`${before}${key} and more`).toString(encoding);
        const safe = toSafeText(`You sent ${written}!`, key);
        expect(safe).toContain('[redacted]');
        const kept = safe.replace('You sent ', '').replace(/[[\]!]|redacted/g, '');
        expect(Buffer.from(kept, encoding).toString()).not.toContain('0123');
      }
    });

    it('as it is in an address', () => {
      expect(toSafeText(`GET /v1?key=${encodeURIComponent(key)}`, key)).toBe('GET /v1?key=[redacted]');
    });
  });

  it.each([
    'sk-proj-AbCd_1234-xyz',
    'gsk_0123456789abcdef',
    'org-1234567890abc',
    'Bearer abc.def.ghi',
    'hunt****er',
  ])('removes %s', (secret) => {
    expect(toSafeText(`seen ${secret} here`, undefined)).toBe('seen [redacted] here');
  });

  it('keeps plain words and line by line text in one line', () => {
    expect(toSafeText(' one\n\ttwo\u0000\u001b three-pk ', undefined)).toBe('one two three-pk');
  });

  it('is at most 300 characters, and shows no key that lies across any bound', () => {
    const key = 'k'.repeat(60);
    for (const before of [0, 260, 295, 1_970, 1_999]) {
      const safe = toSafeText(`${'a '.repeat(before / 2)}${key}${'b'.repeat(5_000)}`, key);
      expect(safe.length).toBeLessThanOrEqual(300);
      expect(safe).not.toContain('kk');
    }
  });

  it('is quick with whatever a provider sends', () => {
    const startedAt = performance.now();
    for (const filler of ['x', '*', 'sk-', 'Bearer ']) toSafeText(filler.repeat(300_000), 'key');
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
