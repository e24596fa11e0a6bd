import { type CitationPlace, type Citations, type Source } from '../../api/types.js';
import { type ChatMessage } from './chat-message.js';

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

/** The passages a reply was given, in the order of their numbers. */
export function sourcesOf(message: ChatMessage): Source[] {
  return (
    message.parts
      .filter((part) => part.type === 'source-document')
      // The SDK leaves open what a provider puts here; ours is in the OpenAPI document.
      .map((part) => part.providerMetadata?.platform as Source)
      .sort((one, other) => one.number - other.number)
  );
}

/** What a reply cites, as the server told it; undefined before its end. */
export function citationsOf(message: ChatMessage): Citations | undefined {
  return message.parts.find((part) => part.type === 'data-citations')?.data;
}

/** @param citations undefined where it is not known yet what is cited: then nothing is. */
export function sortSources(sources: readonly Source[], citations: Citations | undefined): SortedSources {
  const isCited = ({ number }: Source) => citations?.cited.includes(number) ?? false;
  return { cited: sources.filter(isCited), uncited: sources.filter((source) => !isCited(source)) };
}

/**
 * Where in a source a citation points: the one that stands at this place of the text, or nearest to it, as Markdown may
 * have moved it; the first one where no place is told.
 */
export function placeOf(
  citations: Citations | undefined,
  { number, at }: { number: number; at?: number | undefined },
): CitationPlace | undefined {
  const places = citations?.places?.filter((place) => place.number === number) ?? [];
  if (at === undefined) return places[0];
  return places.toSorted((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))[0];
}
