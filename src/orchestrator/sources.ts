import { type JsonObject, type JsonValue } from '../common/json.js';
import { type UiMessageChunk } from '../runs/ui-message-chunk.js';
import { type Citations } from './citations.js';

/** How much of a passage goes with its source: enough to recognise it, also when its document is gone. */
const QUOTE_LENGTH = 300;

/** The sources of a reply: the passages that were put before the model, as the manifest has them. */
export function sourcesOf(manifest: JsonObject | null): JsonObject[] {
  return ((manifest?.passages ?? []) as JsonObject[]).map((passage) => ({
    source_id: passage.passage_id ?? null,
    number: passage.number ?? null,
    document_id: passage.document_id ?? null,
    document_version: passage.document_version ?? null,
    passage_id: passage.passage_id ?? null,
    title: passage.title ?? null,
    start: passage.start ?? null,
    end: passage.end ?? null,
    headings: passage.headings ?? [],
    quote: shorten(textOf(passage.text)),
  }));
}

/** The chunk by which a stream tells a source, before the first word. */
export function sourceChunk(source: JsonObject): UiMessageChunk {
  return {
    type: 'source-document',
    sourceId: textOf(source.source_id),
    mediaType: 'text/plain',
    title: textOf(source.title),
    providerMetadata: { platform: source },
  };
}

/** The same sources, once it is known which of them the reply cites. */
export function citedSources(sources: readonly JsonObject[], { cited }: Citations): JsonObject[] {
  return sources.map((source) => ({ ...source, cited: cited.includes(Number(source.number)) }));
}

export function numbersOf(sources: readonly JsonObject[]): Set<number> {
  return new Set(sources.map(({ number }) => Number(number)));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function shorten(text: string): string {
  if (text.length <= QUOTE_LENGTH) return text;
  const cut = text.slice(0, QUOTE_LENGTH).replace(/\s+\S*$/, '');
  return `${cut.toWellFormed()} …`;
}
