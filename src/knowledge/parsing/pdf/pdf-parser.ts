import { getDocumentProxy } from 'unpdf';
import { ParseError } from '../parse-error.js';
import { tooManyPages } from '../parse-failures.js';
import { type ParseOptions } from '../parse-options.js';
import { type StructuredText } from '../structured-text.js';
import { checkLength, TextBuilder } from '../text-builder.js';
import { meaningfulTitle } from '../title.js';
import { withoutFurniture } from './page-furniture.js';
import { type PdfPage, toLines } from './pdf-line.js';
import { addParagraphs } from './pdf-paragraphs.js';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** @throws ParseError when it is broken, encrypted, without text or has too much of it. */
export async function parsePdf(bytes: Uint8Array, options: ParseOptions): Promise<StructuredText> {
  const document = await open(bytes);
  try {
    const pages = await readPages(document, options);
    const builder = new TextBuilder(options.limits.characters);
    addParagraphs(withoutFurniture(pages), builder);
    builder.title = await titleOf(document);
    return builder.build();
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
    });
  } catch (error) {
    throw toParseError(error);
  }
}

async function readPages(document: PdfDocument, options: ParseOptions): Promise<PdfPage[]> {
  const pages: PdfPage[] = [];
  if (document.numPages > options.limits.pages) throw tooManyPages(document.numPages, options.limits);
  let length = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    options.signal?.throwIfAborted();
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const lines = toLines(items.filter((item) => 'str' in item));
    length += lines.reduce((sum, { text }) => sum + text.length, 0);
    checkLength(length, options.limits.characters);
    const [, bottom = 0, , top = 0] = page.view;
    pages.push({ lines, bottom, top });
    page.cleanup();
    options.onProgress?.(number, document.numPages);
  }
  if (length === 0) {
    throw new ParseError(
      'document_without_text',
      'The PDF has no text layer, as scans have none; OCR it first.',
    );
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
