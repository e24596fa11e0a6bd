import { unsupportedFile } from './parse-error.js';
import { type UploadedFile } from './uploaded-file.js';

export type FileType = 'text' | 'html' | 'csv' | 'tsv' | 'pdf' | 'docx';

const MEDIA_TYPES: Record<string, FileType> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/csv': 'csv',
  'application/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'application/pdf': 'pdf',
  'application/x-pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/markdown': 'text',
  'text/x-markdown': 'text',
};

const EXTENSIONS: Record<string, FileType> = {
  txt: 'text',
  text: 'text',
  log: 'text',
  md: 'text',
  markdown: 'text',
  mdown: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  csv: 'csv',
  tsv: 'tsv',
  pdf: 'pdf',
  docx: 'docx',
};

/**
 * By what the file begins with, else by its media type, else by the end of its name. `text/plain` is what senders say
 * for want of something better: there the name may know more.
 *
 * @throws ParseError when it is none of the supported.
 */
export function fileTypeOf(file: UploadedFile): FileType {
  const start = String.fromCharCode(...file.bytes.subarray(0, 1_024));
  const byContent = typeByContent(start);
  if (byContent) return byContent;
  const mediaType = file.mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const extension = /\.([^./\\]+)$/.exec(file.fileName)?.[1]?.toLowerCase() ?? '';
  const type = lookUp(MEDIA_TYPES, mediaType) ?? lookUp(EXTENSIONS, extension);
  if (type) return type;
  if (mediaType === 'text/plain') return 'text';
  throw unsupportedFile(describe(extension, mediaType));
}

function typeByContent(start: string): FileType | undefined {
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK\x03\x04')) return 'docx';
  if (start.startsWith('{\\rtf')) throw unsupportedFile('The file is rich text (RTF); save it as DOCX');
  // An old Word document, or an encrypted one: which of them, its reader says.
  if (start.startsWith('\xD0\xCF\x11\xE0')) return 'docx';
  return /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html)\b/i.test(start)
    ? 'html'
    : undefined;
}

function describe(extension: string, mediaType: string): string {
  if (extension !== '') return `Files that end in .${extension.slice(0, 20)} are not read here`;
  return mediaType === '' ? 'Nothing tells what the file is' : `Files of type ${mediaType} are not read here`;
}

function lookUp(types: Record<string, FileType>, key: string): FileType | undefined {
  return Object.hasOwn(types, key) ? types[key] : undefined;
}
