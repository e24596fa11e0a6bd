import { Injectable } from '@nestjs/common';
import { toTimestamp } from '../common/clock.js';
import { type ReplyMetadataDto } from '../runs/reply-metadata.dto.js';
import { readReplyMetadata } from '../runs/stored-shapes.js';
import { type Message } from '../sessions/message.js';
import { branchOf, Transcripts } from '../sessions/transcripts.js';
import { type Exported } from './exported.js';
import { plainMarkdown, quoteMarkdown } from './quoted-markdown.js';

const ENDINGS: Partial<Record<ReplyMetadataDto['state'], string>> = {
  cancelled: 'Stopped.',
  failed: 'Broke off.',
  interrupted: 'Broke off.',
};

/** What is on view of a conversation, to be read: one branch, with the sources that its replies cite. */
@Injectable()
export class MarkdownExport {
  constructor(private readonly transcripts: Transcripts) {}

  /** The text, in parts. */
  async *parts({ conversation, documents, outline, at }: Exported): AsyncGenerator<string> {
    const title = plainMarkdown(conversation.title ?? '') || 'Conversation';
    yield `# ${title}\n\nBegun ${timeOf(conversation.createdAt)}, exported ${timeOf(at)}.\n`;
    yield filesOf(documents.map((document) => document.title));
    for await (const messages of this.transcripts.read(branchOf(outline, conversation.headMessageId))) {
      yield messages.map(toMarkdown).join('');
    }
  }
}

function toMarkdown(message: Message): string {
  const { role, content, createdAt } = message;
  // What a model is told beside the talk is no part of it.
  if (role === 'system') return '';
  const who = role === 'user' ? 'User' : 'Assistant';
  const text = quoteMarkdown(content).join('\n');
  const below =
    role === 'assistant'
      ? belowReply(readReplyMetadata(message.metadata, content))
      : filesOf(message.documents?.map(({ name }) => name) ?? []);
  return `\n## ${who}, ${timeOf(createdAt)}\n\n${text}\n${below}`;
}

function filesOf(names: readonly string[]): string {
  if (names.length === 0) return '';
  return `\nFiles:\n\n${names.map((name) => `- ${plainMarkdown(name)}\n`).join('')}`;
}

function endingOf({ state, error }: ReplyMetadataDto): string {
  const ending = ENDINGS[state];
  if (ending === undefined) return '';
  return `\n_${ending}_${error ? ` ${plainMarkdown(error.detail)}` : ''}\n`;
}

function belowReply(reply: ReplyMetadataDto): string {
  const { sources, citation_places: places = [] } = reply;
  const cited = sources.filter((source) => source.cited);
  const lines = cited.map(({ number, title, headings, quote }) => {
    const quotes = places.filter((place) => place.number === number).map((place) => place.quote);
    const where = [title, ...headings].map(plainMarkdown).join(' › ');
    const said = [...new Set(quotes.length > 0 ? quotes : [quote])].map(plainMarkdown).filter(Boolean);
    return `- \\[${number}\\] ${where}${said.map((words) => ` — “${words}”`).join('')}\n`;
  });
  return endingOf(reply) + (lines.length > 0 ? `\nSources:\n\n${lines.join('')}` : '');
}

/** To the minute, in UTC. */
function timeOf(epochMs: number): string {
  return `${toTimestamp(epochMs).slice(0, 16).replace('T', ' ')} UTC`;
}
