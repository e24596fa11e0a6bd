import { strToU8 } from 'fflate';
import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { docxFile, type DocxFileOptions, paragraph } from '../testing/docx-file.js';
import { parseDocx } from './docx-parser.js';

const read = async (body: string, options?: DocxFileOptions) =>
  blocksOf(await parseDocx(docxFile(body, options), DEFAULT_PARSING_LIMITS));
const lines = async (body: string, options?: DocxFileOptions) =>
  (await read(body, options)).map((block) => block.replace(/^\S+: /, ''));

const item = (text: string, list: number, level = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const level = (number: number, text: string, format = 'decimal', more = '') =>
  `<w:lvl w:ilvl="${number}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const abstract = (id: number, levels: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const list = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const restart = (at: number) => `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${at}"/></w:lvlOverride>`;
const run = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

const NAMESPACES =
  '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:schemas-microsoft-com:vml">';

describe('parseDocx, of lists', () => {
  const clauses = abstract(0, level(0, '%1.') + level(1, '%1.%2') + level(2, '(%3)', 'lowerLetter'));

  it('numbers clauses on all levels, over what stands between them', async () => {
    const body =
      item('Use', 1) + item('Pumps', 1, 1) + item('Hoses', 1, 1) + paragraph('As the office says.') +
      item('Fees', 1) + item('Due', 1, 1) + item('late', 1, 2) + item('later', 1, 2) + item('Paid', 1, 1); // prettier-ignore

    expect(await read(body, { numbering: clauses + list(1, 0) })).toEqual([
      'list-item: 1. Use',
      'list-item:   1.1 Pumps',
      'list-item:   1.2 Hoses',
      'paragraph: As the office says.',
      'list-item: 2. Fees',
      'list-item:   2.1 Due',
      'list-item:     (a) late',
      'list-item:     (b) later',
      'list-item:   2.2 Paid',
    ]);
  });

  it('begins where a list says, resumes one, and lets another begin anew', async () => {
    const numbering = clauses + list(1, 0) + list(2, 0) + list(3, 0, restart(7));
    const body = item('a', 1) + item('b', 1) + item('c', 2) + item('d', 3) + item('e', 3) + item('f', 1);

    expect(await lines(body, { numbering })).toEqual(['1. a', '2. b', '3. c', '7. d', '8. e', '9. f']);
  });

  it.each([
    ['upperRoman', ['I', 'II', 'III']],
    ['lowerLetter', ['a', 'b', 'c']],
    ['ordinal', ['1st', '2nd', '3rd']],
    ['decimalZero', ['01', '02', '03']],
    ['decimalEnclosedCircle', ['①', '②', '③']],
  ])('writes numbers in the format %s', async (format, numbers) => {
    const numbering = abstract(0, level(0, '%1)', format)) + list(1, 0);
    const body = numbers.map((number) => item(`is ${number}`, 1)).join('');

    expect(await lines(body, { numbering })).toEqual(numbers.map((number) => `${number}) is ${number}`));
  });

  it('writes Roman numbers of a level above in digits where a level says so, and goes on where it never restarts', async () => {
    const levels =
      level(0, 'Part %1', 'upperRoman') + level(1, '%1.%2', 'decimal', '<w:isLgl/><w:lvlRestart w:val="0"/>');
    const body = item('A', 1) + item('x', 1, 1) + item('B', 1) + item('y', 1, 1);

    expect(await lines(body, { numbering: abstract(0, levels) + list(1, 0) })).toEqual([
      'Part I A', '  1.1 x', 'Part II B', '  2.2 y',
    ]); // prettier-ignore
  });

  it('numbers headings by their style, and keeps bullets', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/>' +
      '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering =
      abstract(0, level(0, '§ %1', 'decimal', '<w:pStyle w:val="Kapitel"/>')) + list(1, 0) +
      abstract(1, level(0, 'o', 'bullet')) + list(2, 1); // prettier-ignore
    const body = paragraph('Use', 'Kapitel') + item('soap', 2) + paragraph('Fees', 'Kapitel');

    expect(await read(body, { styles, numbering })).toEqual([
      'h1: § 1 Use',
      'list-item: - soap',
      'h1: § 2 Fees',
    ]);
  });
});

describe('parseDocx, of what Word works out', () => {
  it('knows headings by outline levels and by the styles that theirs are based on', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Room"><w:name w:val="Room"/><w:basedOn w:val="House"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="House"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>';
    const direct = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Direct</w:t></w:r></w:p>';
    const body = direct + paragraph('Hall', 'House') + paragraph('Shelf', 'Room') + paragraph('Text', 'Body');

    expect(await read(body, { styles })).toEqual(['h1: Direct', 'h2: Hall', 'h2: Shelf', 'paragraph: Text']);
  });

  it('tells what is ticked and chosen', async () => {
    const box = (state: string) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('?')}</w:sdtContent></w:sdt>`;
    const field = (data: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const old = (state: string) => field(`<w:checkBox><w:default w:val="0"/>${state}</w:checkBox>`);
    const choice = field(
      '<w:ddList><w:result w:val="1"/><w:listEntry w:val="A1"/><w:listEntry w:val="A2"/></w:ddList>',
    );
    const dropDown = `<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>${run('east')}</w:sdtContent></w:sdt>`;
    const empty = `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${run('Click here')}</w:sdtContent></w:sdt>`;
    const body = [
      box('1') + run(' paid'), box('0') + run(' shown'),
      old('<w:checked/>') + run(' washed'), old('') + run(' dried'),
      run('Berth: ') + choice, run('Quay: ') + dropDown, run('Name: ') + empty,
    ]; // prettier-ignore

    expect(await lines(body.map((content) => `<w:p>${content}</w:p>`).join(''))).toEqual([
      '☒ paid', '☐ shown', '☒ washed', '☐ dried', 'Berth: A2', 'Quay: east', 'Name:',
    ]); // prettier-ignore
  });

  it('makes a line of formulas', async () => {
    const text = (words: string) => `<m:r><m:t>${words}</m:t></m:r>`;
    const e = (content: string) => `<m:e>${content}</m:e>`;
    const formula = async (content: string) =>
      (await lines(`<w:p>${run('It is ')}<m:oMath>${content}</m:oMath>${run('.')}</w:p>`))[0];
    const square = `<m:sSup><m:sSupPr><m:ctrlPr><w:rPr><w:i/></w:rPr></m:ctrlPr></m:sSupPr>${e(text('v'))}<m:sup>${text('2')}</m:sup></m:sSup>`;

    expect(
      await formula(`${text('s=')}<m:f><m:num>${square}</m:num><m:den>${text('2a')}</m:den></m:f>`),
    ).toBe('It is s=v^2/(2a).');
    expect(await formula(`<m:rad><m:radPr><m:degHide/></m:radPr><m:deg/>${e(text('a+b'))}</m:rad>`)).toBe(
      'It is √(a+b).',
    );
    expect(await formula(`<m:rad><m:deg>${text('3')}</m:deg>${e(text('x'))}</m:rad>`)).toBe(
      'It is root(x, 3).',
    );
    expect(
      await formula(
        `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${text('i=1')}</m:sub><m:sup>${text('n')}</m:sup>${e(text('i'))}</m:nary>`,
      ),
    ).toBe('It is ∑_(i=1)^ni.');
    expect(
      await formula(`<m:func><m:fName>${text('sin')}</m:fName>${e(`<m:d>${e(text('x'))}</m:d>`)}</m:func>`),
    ).toBe('It is sin (x).');
  });

  it('keeps the characters under their readings, and what is raised', async () => {
    const ruby = `<w:r><w:ruby><w:rubyPr><w:lid w:val="ja"/></w:rubyPr><w:rt>${run('りょうきん')}</w:rt><w:rubyBase>${run('料金')}</w:rubyBase></w:ruby></w:r>`;
    const raised = run('3', '<w:b/><w:vertAlign w:val="superscript"/>');

    expect(await lines(`<w:p>${run('港の')}${ruby}${run('は10')}${raised}</w:p>`)).toEqual([
      '港の料金は10^3',
    ]);
  });

  it('leaves out what is hidden, by itself or by its style', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Inner"><w:name w:val="Inner"/><w:basedOn w:val="Secret"/></w:style>';
    const shown =
      '<w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr>' + run('shown', '<w:vanish w:val="0"/>') + '</w:p>';
    const body =
      `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run('seen ')}${run('unseen', '<w:vanish/>')}${run('unseen', '<w:rStyle w:val="Note"/>')}</w:p>` +
      paragraph('unseen', 'Inner') + shown; // prettier-ignore

    expect(await lines(body, { styles })).toEqual(['seen', 'shown']);
  });

  it('reads charts, drawings made of shapes, and what is taken in from other files', async () => {
    const drawing = (content: string) =>
      `<w:p>${run('See: ')}<w:r><w:drawing>${content}</w:drawing></w:r></w:p>`;
    const points = (name: string, values: string[]) =>
      `<c:${name}><c:cache>${values.map((value) => `<c:pt><c:v>${value}</c:v></c:pt>`).join('')}</c:cache></c:${name}>`;
    const chart = `<c:chartSpace><c:title><a:p><a:r><a:t>Guests</a:t></a:r></a:p></c:title><c:ser>${points('tx', ['2024'])}${points('cat', ['May', 'June'])}${points('val', ['7', '9'])}</c:ser></c:chartSpace>`;
    const shapes = '<d><a:p><a:r><a:t>Ask</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>Pay</a:t></a:r></a:p></d>';
    const body =
      drawing('<c:chart r:id="c1"/>') + drawing('<dgm:relIds r:dm="d1"/>') +
      '<w:altChunk r:id="h1"/><w:altChunk r:id="w1"/>' + paragraph('The end.'); // prettier-ignore
    const blocks = await read(body, {
      relations: [['c1', 'charts/chart1.xml'], ['d1', '/word/diagrams/data1.xml'], ['h1', 'part.html'], ['w1', 'other.docx']], // prettier-ignore
      more: {
        'word/charts/chart1.xml': strToU8(chart),
        'word/diagrams/data1.xml': strToU8(shapes),
        'word/part.html': strToU8('<h2>Rules</h2><p>Wash &amp; dry.</p>'),
        'word/other.docx': docxFile(paragraph('From another document.')),
      },
    });

    expect(blocks).toEqual([
      'paragraph: See: Guests\n2024, May: 7\n2024, June: 9',
      'paragraph: See: Ask\nPay',
      'h2: Rules',
      'paragraph: Wash & dry.',
      'paragraph: From another document.',
      'paragraph: The end.',
    ]);
  });

  it('tells the state of a box that is drawn by a sign, or that shows nothing', async () => {
    const box = (isOn: boolean, content: string) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${isOn ? 1 : 0}"/></w14:checkbox></w:sdtPr>${content}</w:sdt>`;
    const sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>';
    const content = (inner: string) => `<w:sdtContent>${inner}</w:sdtContent>`;
    const body =
      `<w:p>${box(true, content(sign))}${run(' Crane')}${box(false, content(sign))}${run(' Water')}</w:p>` +
      `<w:p>${box(true, content(''))}${run(' Power')}</w:p><w:p>${run('Shed ')}${box(false, '<w:sdtContent/>')}</w:p>` +
      box(true, content(`<w:p>${sign}${run(' Oil')}</w:p>`)) + box(true, content('')) + paragraph('Signed'); // prettier-ignore

    expect(await lines(body)).toEqual([
      '☒ Crane☐ Water', '☒ Power', 'Shed ☐', '☒ Oil', '☒', 'Signed',
    ]); // prettier-ignore
  });

  it('knows how something is set, and not how it was', async () => {
    const formerly = (name: string, inner: string) =>
      `<w:${name}Change w:id="1" w:author="Ann"><w:${name}>${inner}</w:${name}></w:${name}Change>`;
    const numbering = abstract(0, level(0, '%1.')) + list(1, 0) + list(2, 0);
    const wasItem = `<w:p><w:pPr><w:pStyle w:val="berschrift1"/>${formerly('pPr', '<w:pStyle w:val="berschrift2"/><w:numPr><w:numId w:val="1"/></w:numPr>')}</w:pPr>${run('Tides')}</w:p>`;
    const wasPlain = `<w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:numberingChange w:original="9."/></w:numPr>${formerly('pPr', '<w:pStyle w:val="Normal"/><w:outlineLvl w:val="0"/>')}</w:pPr>${run('Ebb')}</w:p>`;
    const wasHidden = `<w:p>${run('shown', formerly('rPr', '<w:vanish/>'))}${run(' not', `<w:vanish/>${formerly('rPr', '<w:vanish w:val="0"/>')}`)}</w:p>`;

    expect(await read(wasItem + wasPlain + wasHidden, { numbering })).toEqual([
      'h1: Tides', 'list-item: 1. Ebb', 'paragraph: shown',
    ]); // prettier-ignore
  });

  it('counts the items of a box of text once, though it is there for older programs as well', async () => {
    const inner = item('rope', 1) + item('hook', 1);
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const body = item('oar', 1) + box.replace('<w:p>', NAMESPACES) + item('sail', 1);

    expect(await lines(body, { numbering: abstract(0, level(0, '%1.')) + list(1, 0) })).toEqual([
      '1. oar', '2. rope', '3. hook', '4. sail',
    ]); // prettier-ignore
  });

  it('reads a chart with more points than anybody reads', async () => {
    const chart = `<c:chartSpace><c:ser><c:val>${'<c:pt><c:v>7</c:v></c:pt>'.repeat(200_000)}</c:val></c:ser></c:chartSpace>`;
    const drawing = '<w:p><w:r><w:drawing><c:chart r:id="c1"/></w:drawing></w:r></w:p>';
    const [text = ''] = await read(drawing, {
      relations: [['c1', 'charts/chart1.xml']],
      more: { 'word/charts/chart1.xml': strToU8(chart) },
    });

    expect(text.split('\n')).toHaveLength(2_001);
    expect(text.endsWith('\n…')).toBe(true);
  });

  it('gives up a part that is not whole', async () => {
    const more = { 'word/document.xml': strToU8('<w:document><w:body><w:p><w:r><w:t>te') };

    await expect(read('', { more })).rejects.toMatchObject({ code: 'document_unreadable' });
  });

  it('gives up what nests as no document does', async () => {
    const deep = '<w:sdt><w:sdtContent>'.repeat(100_000);

    await expect(read(deep)).rejects.toMatchObject({ code: 'document_unreadable' });
  });
});
