import { decodeText } from './decode-text.js';

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('decodeText', () => {
  it('reads UTF-8 and UTF-16, without their byte order marks', () => {
    expect(decodeText(new TextEncoder().encode('\uFEFFfünf €'))).toBe('fünf €');
    expect(decodeText(latin('\xFF\xFEf\x00\xFC\x00'))).toBe('fü');
    expect(decodeText(latin('\xFE\xFF\x00f\x00\xFC'))).toBe('fü');
  });

  it('takes what is no UTF-8 for what it is declared to be, else for Windows-1252', () => {
    expect(decodeText(latin('f\xFCnf \x80'))).toBe('fünf €');
    expect(decodeText(latin('\xB3'), 'iso-8859-2')).toBe('ł');
    expect(decodeText(latin('\xFC'), 'no-such-encoding')).toBe('ü');
  });

  it('makes no half characters', () => {
    expect(decodeText(latin('\xFF\xFE\x00\xD8a\x00')).isWellFormed()).toBe(true);
  });

  it('refuses binary data', () => {
    expect(() => decodeText(latin('a\0b'))).toThrow('binary');
  });
});
