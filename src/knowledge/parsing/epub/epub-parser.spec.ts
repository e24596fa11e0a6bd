import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { type BookOptions, epubFile } from '../testing/book-files.js';
import { parseEpub } from './epub-parser.js';

const read = (pages: readonly string[], options?: BookOptions) =>
  parseEpub(epubFile(pages, options), DEFAULT_PARSING_LIMITS);

describe('parseEpub', () => {
  it('reads chapters in their order, under their headings or their names', () => {
    const text = read(['<h1>Fees</h1><p>Four a month.</p>', '<p>Lost cards are free.</p>', '<img/>'], {
      title: 'The bank',
      names: { 0: 'Not needed', 1: 'Cards' },
    });
    expect(text.title).toBe('The bank');
    expect(blocksOf(text)).toEqual([
      'h1: Fees',
      'paragraph: Four a month.',
      'h1: Cards',
      'paragraph: Lost cards are free.',
    ]);
  });

  it('takes names from the newer kind of contents, which are no chapter', () => {
    const more = {
      'OPS/book.opf':
        '<package><metadata/><manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="c" href="text/c%201.xhtml"/></manifest><spine><itemref idref="n"/><itemref idref="c"/></spine></package>',
      'OPS/nav.xhtml': '<html><body><nav><a href="text/c%201.xhtml"><b>Cards</b></a></nav></body></html>',
    };
    expect(blocksOf(read(['<p>Free.</p>'], { more }))).toEqual(['h1: Cards', 'paragraph: Free.']);
  });

  it('says when it is protected, and when no chapter is in it', () => {
    const protection = '<e:CipherReference URI="OPS/text/c 1.xhtml"/>';
    expect(() => read(['<p>x</p>'], { more: { 'META-INF/encryption.xml': protection } })).toThrow(
      expect.objectContaining({ code: 'document_encrypted' }),
    );
    const font = { 'META-INF/encryption.xml': '<e:CipherReference URI="OPS/type.otf"/>' };
    expect(read(['<p>x</p>'], { more: font }).text).toBe('x');
    expect(() => read([])).toThrow(expect.objectContaining({ code: 'document_unreadable' }));
  });
});
