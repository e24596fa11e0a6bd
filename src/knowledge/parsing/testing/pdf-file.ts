/** A line to be drawn, in points from the lower left corner of an A4 page. */
export interface DrawnLine {
  text: string;
  y: number;
  x?: number;
  size?: number;
  /** Runs upwards, as a stamp at the side does. */
  isTurned?: boolean;
  /** `bold` is drawn with Latin letters alone; of `unicode` every sign is half as wide as high; `mapped` is as the file says. */
  font?: 'plain' | 'bold' | 'unicode' | 'mapped';
}

export interface PdfFileOptions {
  title?: string;
  /** Asks for a password that nobody knows. */
  encrypted?: boolean;
  /** Draws this picture of one grey pixel on every page. */
  image?: boolean;
  /** In place of what draws the lines. */
  contents?: { filter: string; data: Uint8Array };
  /** Drawn on every page, each from one point to another. */
  rulings?: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[];
  /** Of every page, as dictionaries. */
  annotations?: readonly string[];
  /** The character map of the type that is called `mapped`. */
  characterMap?: string;
}

const FIRST_PAGE = 12;
const FONTS = { plain: 'F1', bold: 'F2', unicode: 'F3', mapped: 'F4' };
const DESCRIPTOR =
  '<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 >>';
/** Every code is its own sign. */
const TO_UNICODE =
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def\n1 begincodespacerange <0000> <FFFF> ' +
  'endcodespacerange\n1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end';

/** A PDF made by hand, each page the lines that are drawn on it. */
export function pdfFile(pages: readonly DrawnLine[][], options: PdfFileOptions = {}): Uint8Array {
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${FIRST_PAGE + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    stream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      '\x80',
    ),
    `<< /Title (${escape(options.title ?? '')}) >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode 9 0 R >>',
    descendant('Identity', 500),
    stream('', TO_UNICODE),
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${options.characterMap ?? 'UniGB-UCS2-H'} /DescendantFonts [11 0 R] >>`,
    descendant('GB1', 1000),
  ];
  for (const [index, lines] of pages.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${FIRST_PAGE + 1 + 2 * index} 0 R ` +
        `/Annots [${(options.annotations ?? []).join(' ')}] ` +
        '/Resources << /Font << /F1 3 0 R /F2 6 0 R /F3 7 0 R /F4 10 0 R >> /XObject << /I1 4 0 R >> >> >>',
      options.contents
        ? stream(`/Filter /${options.contents.filter}`, Buffer.from(options.contents.data).toString('latin1'))
        : stream('', draw(lines, options)),
    );
  }
  const secret = `<${'00ff'.repeat(16)}>`;
  const encryption = options.encrypted
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${secret} /U ${secret} >> /ID [${secret} ${secret}]`
    : '';
  return assemble(objects.map(String), encryption);
}

function draw(lines: readonly DrawnLine[], { image = false, rulings = [] }: PdfFileOptions): string {
  const text = lines.map(
    ({ text: words, x = 72, y, size = 11, isTurned = false, font = 'plain' }) =>
      `BT /${FONTS[font]} ${size} Tf ${isTurned ? '0 1 -1 0' : '1 0 0 1'} ${x} ${y} Tm ${written(words, font)} Tj ET`,
  );
  const lineOf = ([x1, y1, x2, y2]: readonly number[]) => `${x1} ${y1} m ${x2} ${y2} l S`;
  return [...text, ...rulings.map(lineOf), ...(image ? ['q 500 0 0 700 40 40 cm /I1 Do Q'] : [])].join('\n');
}

function written(text: string, font: keyof typeof FONTS): string {
  if (font === 'plain' || font === 'bold') return `(${escape(text)})`;
  return `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

function descendant(ordering: string, width: number): string {
  const system = `<< /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >>`;
  return `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Any /CIDSystemInfo ${system} /DW ${width} /FontDescriptor ${DESCRIPTOR} >>`;
}

function stream(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function escape(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

function assemble(objects: readonly string[], encryption: string): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  const parts = [file];
  let length = file.length;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    file = `${index + 1} 0 obj\n${object}\nendobj\n`;
    parts.push(file);
    length += file.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`,
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R ${encryption} >>\nstartxref\n${length}\n%%EOF\n`,
  );
  return Uint8Array.from(Buffer.from(parts.join(''), 'latin1'));
}
