import { type SourceDocumentUIPart } from 'ai';
import { type ChatMessage, type Citations, textOf } from './chat-message.js';
import { findCitations } from './citations.js';

/** Where a passage stands in its document's text, in UTF-16 code units; the end is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A passage that a reply was given. */
export interface Source {
  /** The number by which the text cites it. */
  number: number;
  title: string;
  documentId: string | null;
  /** Of the document, when the reply was made. */
  version: number | null;
  /** Null in a message from before places were kept. */
  span: Span | null;
  /** The headings above it, the outermost first. */
  headings: readonly string[];
  /** How it begins. */
  quote: string;
}

export interface SortedSources {
  cited: readonly Source[];
  /** Given to the model, and not cited by it. */
  uncited: readonly Source[];
}

/** Tells passages of one document apart: the title, and the heading right above the passage. */
export function nameOf({ title, headings }: Pick<Source, 'title' | 'headings'>): string {
  const heading = headings.at(-1);
  return heading === undefined || heading === title ? title : `${title} › ${heading}`;
}

const numberOr = <T>(value: unknown, fallback: T) => (typeof value === 'number' ? value : fallback);
const textOr = <T>(value: unknown, fallback: T) => (typeof value === 'string' ? value : fallback);

function toSource(part: SourceDocumentUIPart, position: number): Source {
  const platform = part.providerMetadata?.platform ?? {};
  const { start, end, headings } = platform;
  return {
    number: numberOr(platform.number, position + 1),
    title: part.title,
    documentId: textOr(platform.document_id, null),
    version: numberOr(platform.document_version, null),
    span: typeof start === 'number' && typeof end === 'number' ? { start, end } : null,
    headings: Array.isArray(headings) ? headings.filter((heading) => typeof heading === 'string') : [],
    quote: textOr(platform.quote, ''),
  };
}

/** The passages a reply was given, in the order of their numbers. */
export function sourcesOf(message: ChatMessage): Source[] {
  return message.parts
    .filter((part) => part.type === 'source-document')
    .map(toSource)
    .sort((one, other) => one.number - other.number);
}

/** What a reply cites: as the server told it, or as far as its text tells while that is still growing. */
export function citationsOf(message: ChatMessage, sources: readonly Source[]): Citations {
  const told = message.parts.find((part) => part.type === 'data-citations');
  return told?.data ?? findCitations(textOf(message), new Set(sources.map(({ number }) => number)));
}

export function sortSources(sources: readonly Source[], { cited }: Citations): SortedSources {
  return {
    cited: sources.filter(({ number }) => cited.includes(number)),
    uncited: sources.filter(({ number }) => !cited.includes(number)),
  };
}
