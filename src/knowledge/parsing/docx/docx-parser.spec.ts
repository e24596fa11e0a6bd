import { strToU8, zipSync } from 'fflate';
import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { docxFile, paragraph, table } from '../testing/docx-file.js';
import { parseDocx } from './docx-parser.js';

const read = (bytes: Uint8Array) => parseDocx(bytes, DEFAULT_PARSING_LIMITS);

describe('parseDocx', () => {
  it('keeps the structure', async () => {
    const body =
      paragraph('All about fees', 'Titel') +
      paragraph('Fees', 'berschrift1') +
      paragraph('Four a month &amp; no more.') +
      paragraph('In detail', 'berschrift2') +
      table([
        ['Account', 'Fee', 'Paid'],
        ['Checking', '4', 'monthly'],
      ]);
    const document = await read(docxFile(body));

    expect(document.title).toBe('All about fees');
    expect(blocksOf(document)).toEqual([
      'h1: All about fees',
      'h1: Fees',
      'paragraph: Four a month & no more.',
      'h2: In detail',
      'table-row: Account: Checking; Fee: 4; Paid: monthly',
    ]);
  });

  it('takes the title from the properties, unless it says nothing', async () => {
    const body = paragraph('Fees', 'berschrift1');

    expect((await read(docxFile(body, { title: 'Rates &amp; fees' }))).title).toBe('Rates & fees');
    expect((await read(docxFile(body, { title: 'Document1' }))).title).toBe('Fees');
  });

  it('never unpacks pictures', async () => {
    const picture = new Uint8Array(101 * 1024 * 1024);

    expect(
      (await read(docxFile(paragraph('text'), { more: { 'word/media/image1.bmp': picture } }))).text,
    ).toBe('text');
  });

  it('does not follow entities', async () => {
    const entity = `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "yyyy">]>`;
    const bytes = docxFile('', {
      more: {
        'word/document.xml': strToU8(
          `<?xml version="1.0"?>${entity}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
            `<w:body>${paragraph('before &x;&y; after')}</w:body></w:document>`,
        ),
      },
    });
    const text = await read(bytes).then(
      (document) => document.text,
      (error: unknown) => String(error),
    );

    expect(text).not.toMatch(/yyyy/);
  });

  it('says of what is no Word document that it is none', async () => {
    const other = zipSync({ 'xl/workbook.xml': strToU8('<x/>') });

    await expect(read(other)).rejects.toThrow('not a Word document');
    await expect(read(Uint8Array.from(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).rejects.toThrow(
      'save it as .docx',
    );
  });
});
