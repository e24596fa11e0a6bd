import { toTimestamp } from '../common/clock.js';
import { findCitations } from '../runs/citations.js';
import { type ReplyMetadataDto } from '../runs/reply-metadata.dto.js';
import { readReplyMetadata } from '../runs/stored-shapes.js';
import { type Message } from '../sessions/message.js';
import { type Share } from './share.js';
import { type SharedMessageDto, type SharedSourceDto } from './shares.dto.js';

/**
 * What a stranger sees of a message: its text and, of a reply, what it quotes. Nothing for what a model is told beside the
 * talk, and for what cannot be told apart from what came after the conversation was shared.
 * @param showsSources whether the application lists sources for those who read.
 */
export function toSharedMessage(
  message: Message,
  share: Pick<Share, 'headMessageId' | 'headRunId'>,
  showsSources: boolean,
): SharedMessageDto | undefined {
  const { role, content, createdAt } = message;
  if (role === 'system') return undefined;
  const said = { role, created_at: toTimestamp(createdAt) };
  const files = message.documents?.map(({ name }) => name) ?? [];
  if (role === 'user') return { ...said, content, files, sources: [] };
  const metadata = readReplyMetadata(message.metadata, content);
  const length = lengthThen(message, metadata, share);
  if (length === undefined) return undefined;
  const text = content.slice(0, length);
  return { ...said, content: text, files, sources: showsSources ? sourcesOf(text, metadata) : [] };
}

/** How much of a reply there was: the newest one may have been gone on with since. Undefined where that is not known. */
function lengthThen(
  { id, runId, content }: Message,
  { continued_from: parts = [] }: ReplyMetadataDto,
  { headMessageId, headRunId }: Pick<Share, 'headMessageId' | 'headRunId'>,
): number | undefined {
  if (id !== headMessageId || runId === headRunId) return content.length;
  return parts.find((part) => part.run_id === headRunId)?.text_to;
}

/** What the text cites, by the sentences that it points at, or by how the passage begins where it points at none. */
function sourcesOf(
  text: string,
  { sources, citation_places: places = [] }: ReplyMetadataDto,
): SharedSourceDto[] {
  const { cited } = findCitations(text, new Set(sources.map(({ number }) => number)));
  return cited.flatMap((number) => {
    const source = sources.find((candidate) => candidate.number === number);
    if (!source) return [];
    const quotes = places
      .filter((place) => place.number === number && place.at < text.length)
      .map(({ quote }) => quote);
    return [
      { number, title: source.title, quotes: [...new Set(quotes.length > 0 ? quotes : [source.quote])] },
    ];
  });
}
