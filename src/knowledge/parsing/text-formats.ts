import { parseCsv } from './csv-parser.js';
import { decodeText } from './decode-text.js';
import { type DocumentFormat } from './document-format.js';
import { parseJson } from './json/parse-json.js';
import { withoutPictures } from './markdown/embedded-pictures.js';
import { nameColumns } from './markdown/long-tables.js';
import { parseText, type TextKind } from './markdown/parse-text.js';
import { type ParseOptions } from './parse-options.js';
import { parseSource } from './source/parse-source.js';
import { SOURCE_EXTENSIONS, SOURCE_MEDIA_TYPES } from './source/source-files.js';
import { type StructuredText } from './structured-text.js';
import { checkLength } from './text-builder.js';
import { type UploadedFile } from './uploaded-file.js';

/** Files that are text from their first byte to their last, and nothing in them says which. */
export const TEXT_FORMATS = {
  plain: {
    name: 'plain text',
    mediaTypes: ['text/plain'],
    extensions: ['txt', 'text', 'log', 'readme', 'license'],
    isText: true,
    parse: (file, options) => parsePlain(file, options, 'plain'),
  },
  markdown: {
    name: 'Markdown',
    mediaTypes: ['text/markdown', 'text/x-markdown'],
    extensions: ['md', 'markdown', 'mdown', 'mdx'],
    isText: true,
    parse: (file, options) => parsePlain(file, options, 'markdown'),
  },
  commas: {
    name: 'CSV',
    mediaTypes: ['text/csv', 'application/csv'],
    extensions: ['csv'],
    isText: true,
    parse: (file, { limits }) => parseCsv(decodeFile(file), limits),
  },
  tabs: {
    name: 'CSV',
    mediaTypes: ['text/tab-separated-values'],
    extensions: ['tsv', 'tab'],
    isText: true,
    parse: (file, { limits }) => parseCsv(decodeFile(file), limits, '\t'),
  },
  json: {
    name: 'JSON',
    mediaTypes: [
      'application/json',
      'application/ld+json',
      'application/geo+json',
      'application/x-ndjson',
      'application/jsonl',
    ],
    extensions: ['json', 'jsonl', 'ndjson', 'geojson', 'jsonld'],
    isText: true,
    parse: (file, { limits }) => parseJson(decodeFile(file), limits),
  },
  source: {
    name: 'source text',
    mediaTypes: SOURCE_MEDIA_TYPES,
    extensions: SOURCE_EXTENSIONS,
    isText: true,
    parse: (file, { limits }) => parseSource(decodeFile(file), limits, file.fileName),
  },
} satisfies Record<string, DocumentFormat>;

/** @param declared the encoding that the file names itself. */
export function decodeFile(file: UploadedFile, declared?: string): string {
  const said = /;\s*charset\s*=\s*"?([\w:-]+)/i.exec(file.mediaType)?.[1];
  return decodeText(file.bytes, said ?? declared);
}

function parsePlain(file: UploadedFile, { limits }: ParseOptions, kind: TextKind): StructuredText {
  const text = withoutPictures(decodeFile(file));
  checkLength(text.length, limits.characters);
  return nameColumns(parseText(text, kind), limits.characters);
}
