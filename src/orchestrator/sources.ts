import { type CitationsDto } from '../runs/citations.dto.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { type CitedSourceDto, type SourceDto } from '../runs/source.dto.js';
import { type SourceDocumentChunkDto } from '../runs/stream-chunks.dto.js';

/** How much of a passage goes with its source: enough to recognise it, also when its document is gone. */
const QUOTE_LENGTH = 300;

/** The sources of a reply: the passages that were put before the model, as the manifest has them. */
export function sourcesOf(manifest: ManifestContentDto | null): SourceDto[] {
  return (manifest?.passages ?? []).map((passage) => ({
    source_id: passage.passage_id,
    number: passage.number,
    document_id: passage.document_id,
    document_version: passage.document_version,
    passage_id: passage.passage_id,
    title: passage.title,
    start: passage.start,
    end: passage.end,
    headings: passage.headings,
    ...(passage.sentence && { sentence: passage.sentence }),
    quote: shorten(passage.text),
  }));
}

/** The chunk by which a stream tells a source, before the first word. */
export function sourceChunk(source: SourceDto): SourceDocumentChunkDto {
  return {
    type: 'source-document',
    sourceId: source.source_id,
    mediaType: 'text/plain',
    title: source.title,
    providerMetadata: { platform: source },
  };
}

/** The same sources, once it is known which of them the reply cites. */
export function citedSources(sources: readonly SourceDto[], { cited }: CitationsDto): CitedSourceDto[] {
  return sources.map((source) => ({ ...source, cited: cited.includes(source.number) }));
}

function shorten(text: string): string {
  if (text.length <= QUOTE_LENGTH) return text;
  const cut = text.slice(0, QUOTE_LENGTH).replace(/\s+\S*$/, '');
  return `${cut.toWellFormed()} …`;
}
