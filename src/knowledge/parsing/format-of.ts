import { type DocumentFormat } from './document-format.js';
import { DOCUMENT_FORMATS } from './document-formats.js';
import { signsOf } from './file-signs.js';
import { unsupportedFile } from './parse-error.js';
import { REFUSED_FORMATS } from './refused-formats.js';
import { type UploadedFile } from './uploaded-file.js';

/** What senders say for want of something better. */
const VAGUE = 'text/plain';

const WHOLE_NAMES = /^(?:readme|license|makefile|dockerfile)$/i;

/**
 * By what is in the file, else by its media type, else by the end of its name. Where the media type is a vague one, the
 * name may know more.
 *
 * @throws ParseError when it is none of the supported.
 */
export function formatOf(
  file: UploadedFile,
  formats: readonly DocumentFormat[] = DOCUMENT_FORMATS,
): DocumentFormat {
  const signs = signsOf(file.bytes);
  const seen = formats.find(({ isSeenIn }) => isSeenIn?.(signs));
  if (seen) return seen;
  const refused = REFUSED_FORMATS.find(({ isSeenIn }) => isSeenIn(signs));
  if (refused) throw unsupportedFile(refused.advice);
  const mediaType = file.mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const extension = extensionOf(file.fileName);
  const byMediaType = formats.find(({ mediaTypes }) => mediaTypes.includes(mediaType));
  const byName = formats.find(({ extensions }) => extensions.includes(extension));
  const format = mediaType === VAGUE ? (byName ?? byMediaType) : (byMediaType ?? byName);
  if (format) return format;
  throw unsupportedFile(describe(extension, mediaType));
}

/** Some files are called by what they are alone: `Makefile`, `LICENSE`. */
function extensionOf(fileName: string): string {
  const name = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  return (/\.([^.]+)$/.exec(name)?.[1] ?? (WHOLE_NAMES.test(name) ? name : '')).toLowerCase();
}

function describe(extension: string, mediaType: string): string {
  if (extension !== '') return `Files that end in .${extension.slice(0, 20)} are not read here`;
  return mediaType === '' ? 'Nothing tells what the file is' : `Files of type ${mediaType} are not read here`;
}
