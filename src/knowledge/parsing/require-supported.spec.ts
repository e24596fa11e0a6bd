import { aFile } from './testing/a-file.js';
import { requireSupported } from './require-supported.js';

describe('requireSupported', () => {
  it.each([
    ['notes.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'is a picture'],
    ['notes.txt', Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 37) % 32)), 'binary data'],
    ['notes.xyz', Buffer.from('words'), 'end in .xyz'],
  ])('refuses %s at once, and says what is supported', (name, bytes, reason) => {
    expect(() => {
      requireSupported(aFile(name, bytes));
    }).toThrow(
      expect.objectContaining({
        code: 'document_unsupported',
        message: expect.stringMatching(
          new RegExp(`${reason}.*\\. Supported are plain text, .* and source text\\.$`),
        ),
      }),
    );
  });

  it('leaves what may be damaged to whoever reads it', () => {
    for (const [name, bytes] of [
      ['a.docx', 'PK\u0003\u0004 and nothing more'],
      ['a.pdf', 'no PDF at all'],
      ['a.txt', Buffer.from('Grüße, '.repeat(5_000))],
    ] as const)
      expect(() => {
        requireSupported(aFile(name, bytes));
      }).not.toThrow();
  });
});
