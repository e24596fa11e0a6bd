import { decodeText } from './decode-text.js';

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const swapped = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
const utf32 = (text: string, littleEndian: boolean) => {
  const characters = Array.from(text);
  const view = new DataView(new ArrayBuffer(characters.length * 4));
  characters.forEach((character, index) => {
    view.setUint32(index * 4, character.codePointAt(0) ?? 0, littleEndian);
  });
  return new Uint8Array(view.buffer);
};
const hex = (bytes: string) => Uint8Array.from(Buffer.from(bytes.replace(/ /g, ''), 'hex'));

describe('decodeText', () => {
  it('reads UTF-8 and UTF-16, without their byte order marks', () => {
    expect(decodeText(new TextEncoder().encode('\uFEFFfünf €'))).toBe('fünf €');
    expect(decodeText(latin('\xFF\xFEf\x00\xFC\x00'))).toBe('fü');
    expect(decodeText(latin('\xFE\xFF\x00f\x00\xFC'))).toBe('fü');
  });

  it('reads UTF-32, with and without its byte order mark', () => {
    expect(decodeText(utf32('\uFEFFfünf €', true))).toBe('fünf €');
    expect(decodeText(utf32('\uFEFFfünf €', false))).toBe('fünf €');
    expect(decodeText(utf32('Boote 😀 am Steg', true))).toBe('Boote 😀 am Steg');
    expect(decodeText(utf32('Boote 😀 am Steg', false))).toBe('Boote 😀 am Steg');
  });

  it('knows UTF-16 without a mark by where its NULs stand', () => {
    for (const text of [
      'Boats at the quay\n',
      'Лодки у причала, 12 метров\r\n',
      '船は北の桟橋に\n泊まります。\n',
    ])
      expect([decodeText(utf16(text)), decodeText(swapped(text))]).toEqual([text, text]);
  });

  it('knows Thai, and what was written on an old Macintosh', () => {
    // แขกจ่ายค่าจอดเรือในวันที่มาถึง คืนละยี่สิบเจ็ดยูโร
    const thai =
      'e1a2a1a8e8d2c2a4e8d2a8cdb4e0c3d7cde3b9c7d1b9b7d5e8c1d2b6d6a720a4d7b9c5d0c2d5e8cad4bae0a8e7b4c2d9e2c3';
    expect(decodeText(hex(thai))).toBe('แขกจ่ายค่าจอดเรือในวันที่มาถึง คืนละยี่สิบเจ็ดยูโร');
    const french = latin('Le ch\x89teau est ferm\x8e \x88 midi. O\x9d \x90tes-vous all\x8es cet \x8et\x8e ?');
    expect(decodeText(french)).toBe('Le château est fermé à midi. Où êtes-vous allés cet été ?');
  });

  it('takes what is no UTF-8 for what it is declared to be, else for Windows-1252', () => {
    expect(decodeText(latin('f\xFCnf \x80'))).toBe('fünf €');
    expect(decodeText(latin('\xB3'), 'iso-8859-2')).toBe('ł');
    expect(decodeText(latin('\xFC'), 'no-such-encoding')).toBe('ü');
  });

  it('finds out the encoding where none is declared', () => {
    expect(decodeText(hex('cbeee4eae020f120e1e5f0e5e3e020e2e8e4ede020f5eef0eef8ee'))).toBe(
      'Лодка с берега видна хорошо',
    );
    expect(decodeText(hex('91448e7882cd96e98bf38e9e82c995c282dc82e982dc82c582c98aaf82ea82e9'))).toContain(
      'まで',
    );
    expect(decodeText(hex('1b24422538256725331b2842206f6b'))).toBe('ジョコ ok');
  });

  it('loses one letter for a bad byte, not the file', () => {
    const good = Buffer.from('Gebühr für größere Boote, Gru', 'utf8');
    expect(decodeText(Buffer.concat([good, latin('\xDF am Ende')]))).toBe(
      'Gebühr für größere Boote, Gru\uFFFD am Ende',
    );
  });

  it('makes no half characters', () => {
    expect(decodeText(latin('\xFF\xFE\x00\xD8a\x00')).isWellFormed()).toBe(true);
  });

  it('reads past a NUL, and past lines of UTF-16 in a text of bytes', () => {
    expect(decodeText(latin('one\0two\0\0\0three'))).toBe('one two three');
    expect(decodeText(latin('plain\nw\0i\0d\0e\0\n\0plain'))).toBe('plain\nwide\nplain');
  });

  it('refuses binary data', () => {
    const random = Uint8Array.from({ length: 4_096 }, (_, index) => (index * index * 31 + index * 7) >> 3);
    expect(() => decodeText(random)).toThrow('binary');
    expect(() => decodeText(latin('\x7FELF\x02\x01\x01\0\0\0\x03\0>\0\x01\0\0\0\x04'))).toThrow('binary');
  });
});
