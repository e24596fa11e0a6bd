import { type Citations, type Source } from '../../api/types.js';
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
