import { fileURLToPath } from 'node:url';
import { getDocumentProxy } from 'unpdf';
import { withFittingNames } from '../fitting-names.js';
import { ParseError } from '../parse-error.js';
import { tooManyPages } from '../parse-failures.js';
import { type ParseOptions } from '../parse-options.js';
import { type StructuredText } from '../structured-text.js';
import { checkLength, TextBuilder } from '../text-builder.js';
import { meaningfulTitle } from '../title.js';
import { type UploadedFile } from '../uploaded-file.js';
import { withoutFurniture } from './page-furniture.js';
import { flowOf } from './page-flow.js';
import { measure } from './pdf-measures.js';
import { type PdfDocument, type ReadPage, readPage } from './pdf-page.js';
import { addParagraphs } from './pdf-paragraphs.js';
import { warningsOf } from './pdf-warnings.js';

/** What the types of a file may refer to: the character maps of East Asia, and the measures of the standard types. */
const DATA = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));

/** @throws ParseError when it is broken, encrypted, without text or has too much of it. */
export async function parsePdf(
  { bytes, keepsEverything = false }: Pick<UploadedFile, 'bytes' | 'keepsEverything'>,
  options: ParseOptions,
): Promise<StructuredText> {
  const document = await open(bytes);
  try {
    const read = await readPages(document, options);
    const warnings = warningsOf(read.map((page) => ({ ...page, hasText: page.lines.length > 0 })));
    const pages = keepsEverything ? read : withoutFurniture(read);
    const items = pages.map(flowOf);
    const flow = items.flat().flatMap((item) => ('line' in item ? [item.line] : []));
    const measures = measure(
      pages.flatMap(({ lines }) => lines),
      flow,
    );
    const title = await titleOf(document);
    const text = withFittingNames((nameLength) => {
      const builder = new TextBuilder(options.limits.characters);
      addParagraphs(items, measures, nameLength, builder);
      builder.title = title;
      return builder.build();
    });
    return { ...text, warnings: [...warnings, ...(text.warnings ?? [])] };
  } catch (error) {
    throw toParseError(error, options.signal);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy, as the reader takes the bytes for itself. Nothing is drawn, so no fonts and no pictures are needed.
    return await getDocumentProxy(bytes.slice(), {
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      maxImageSize: 0,
      verbosity: 0,
      cMapUrl: `${DATA}cmaps/`,
      standardFontDataUrl: `${DATA}standard_fonts/`,
    });
  } catch (error) {
    throw toParseError(error);
  }
}

async function readPages(document: PdfDocument, options: ParseOptions): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  if (document.numPages > options.limits.pages) throw tooManyPages(document.numPages, options.limits);
  let length = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    options.signal?.throwIfAborted();
    const page = await readPage(await document.getPage(number));
    length += page.lines.reduce((sum, { text }) => sum + text.length, 0);
    checkLength(length, options.limits.characters);
    pages.push(page);
    options.onProgress?.(number, document.numPages);
  }
  return pages;
}
async function titleOf(document: PdfDocument): Promise<string | undefined> {
  const { info } = (await document.getMetadata()) as { info: { Title?: unknown } };
  return typeof info.Title === 'string' ? meaningfulTitle(info.Title) : undefined;
}

function toParseError(error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof ParseError || signal?.aborted) return error;
  if (error instanceof Error && error.name === 'PasswordException') {
    return new ParseError(
      'document_encrypted',
      'The PDF is protected by a password. Remove the password and upload it again.',
      error,
    );
  }
  return new ParseError('document_unreadable', 'The PDF is damaged and cannot be read.', error);
}
