/** A line to be drawn, in points from the lower left corner of an A4 page. */
export interface DrawnLine {
  text: string;
  y: number;
  x?: number;
  size?: number;
  /** Runs upwards, as a stamp at the side does. */
  isTurned?: boolean;
}

export interface PdfFileOptions {
  title?: string;
  /** Asks for a password that nobody knows. */
  encrypted?: boolean;
  /** Draws this picture of one grey pixel on every page. */
  image?: boolean;
  /** In place of what draws the lines. */
  contents?: { filter: string; data: Uint8Array };
}

/** A PDF made by hand, each page the lines that are drawn on it. */
export function pdfFile(pages: readonly DrawnLine[][], options: PdfFileOptions = {}): Uint8Array {
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    stream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      '\x80',
    ),
    `<< /Title (${escape(options.title ?? '')}) >>`,
  ];
  for (const [index, lines] of pages.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${7 + 2 * index} 0 R ` +
        '/Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>',
      options.contents
        ? stream(`/Filter /${options.contents.filter}`, Buffer.from(options.contents.data).toString('latin1'))
        : stream('', draw(lines, options.image ?? false)),
    );
  }
  const secret = `<${'00ff'.repeat(16)}>`;
  const encryption = options.encrypted
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${secret} /U ${secret} >> /ID [${secret} ${secret}]`
    : '';
  return assemble(objects.map(String), encryption);
}

function draw(lines: readonly DrawnLine[], image: boolean): string {
  const text = lines.map(
    ({ text: words, x = 72, y, size = 11, isTurned = false }) =>
      `BT /F1 ${size} Tf ${isTurned ? '0 1 -1 0' : '1 0 0 1'} ${x} ${y} Tm (${escape(words)}) Tj ET`,
  );
  return [...text, ...(image ? ['q 500 0 0 700 40 40 cm /I1 Do Q'] : [])].join('\n');
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
