import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { ApplicationManager } from '../applications/application-manager.js';
import { type Language } from '../applications/languages.js';
import { toTimestamp } from '../common/clock.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { SoughtTerms } from '../knowledge/language/sought-terms.js';
import { findHighlights } from '../knowledge/index/hits/highlights.js';
import { type Conversation, SHELVES } from '../sessions/conversation.js';
import { SessionManager } from '../sessions/session-manager.js';
import {
  type ConversationHitDto,
  type ConversationHitPageDto,
  type FoundConversationDto,
  type SearchConversationsQuery,
} from './conversation-search.dto.js';
import {
  ConversationSearchRepository,
  type FoundMessage,
  type MessagePlace,
  type Searcher,
} from './conversation-search.repository.js';
import { type SoughtWords, soughtWordsOf } from './search-words.js';
import { snippetOf } from './snippet.js';

/** How many messages one statement goes through, some milliseconds' worth; others get their turns in between. */
const LOOKED_AT_ONCE = 1_000;
/** How many of these one page looks through: whoever wants to go on is told where. */
const LOOKS = 20;

/** Finds what somebody said or was told, in any conversation of his own. */
@Injectable()
export class ConversationSearch {
  constructor(
    private readonly repository: ConversationSearchRepository,
    private readonly sessions: SessionManager,
    private readonly applications: ApplicationManager,
  ) {}

  async search(query: SearchConversationsQuery): Promise<ConversationHitPageDto> {
    const searcher = { applicationId: query.application_id, userId: query.user_id };
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    const sought = soughtWordsOf(query.q);
    if (sought.length === 0) return { data: [], next_cursor: null };
    const { language } = await this.applications.getSettings(searcher.applicationId);
    const show = (text: string) => this.show(text, sought, language);
    const titled = after ? [] : await this.titled(searcher, sought, query.limit, show);
    const { found, next } = await this.find(searcher, sought, query.limit, after);
    return {
      data: [...titled, ...(await this.said(searcher, found, show))],
      next_cursor: next ? encodeCursor(next) : null,
    };
  }

  private async titled(
    searcher: Searcher,
    sought: readonly SoughtWords[],
    limit: number,
    show: (text: string) => ConversationHitDto['snippet'],
  ): Promise<ConversationHitDto[]> {
    const hits: ConversationHitDto[] = [];
    for (const id of await this.repository.titled(searcher, sought, limit)) {
      const conversation = await this.sessions.findSession(id);
      if (conversation?.title == null) continue;
      hits.push({ conversation: toFound(conversation), message: null, snippet: show(conversation.title) });
    }
    return hits;
  }

  /** @returns the messages, and where to look on where there may be more. */
  private async find(
    searcher: Searcher,
    sought: readonly SoughtWords[],
    limit: number,
    after: MessagePlace | undefined,
  ): Promise<{ found: FoundMessage[]; next: MessagePlace | undefined }> {
    const found: FoundMessage[] = [];
    let place = after;
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const seen = await this.repository.look(searcher, sought, place, LOOKED_AT_ONCE);
      const matching = seen.filter(({ matches }) => matches);
      const taken = matching.slice(0, limit - found.length);
      if (taken.length > 0) {
        const ids = taken.map(({ id }) => id);
        const messages = await this.repository.messages(ids);
        found.push(...ids.map((id) => messages.get(id)).filter((message) => message !== undefined));
      }
      if (taken.length < matching.length) return { found, next: taken.at(-1) };
      if (seen.length < LOOKED_AT_ONCE) return { found, next: undefined };
      place = seen.at(-1);
      if (found.length === limit) break;
      await setImmediate();
    }
    return { found, next: place };
  }

  private async said(
    searcher: Searcher,
    messages: readonly FoundMessage[],
    show: (text: string) => ConversationHitDto['snippet'],
  ): Promise<ConversationHitDto[]> {
    const hits: ConversationHitDto[] = [];
    for (const { id, role, content, createdAt, conversationId } of messages) {
      const conversation = await this.sessions.findSession(conversationId);
      // Retention has put it out of reach.
      if (conversation?.applicationId !== searcher.applicationId) continue;
      const message = { id, role, created_at: toTimestamp(createdAt) };
      hits.push({ conversation: toFound(conversation), message, snippet: show(content) });
      await setImmediate();
    }
    return hits;
  }

  /** Marked as the language of today has the words. */
  private show(
    text: string,
    sought: readonly SoughtWords[],
    language: Language,
  ): ConversationHitDto['snippet'] {
    const terms = sought.find(({ languages }) => languages.includes(language))?.terms ?? [];
    const highlighted = findHighlights(text, new SoughtTerms(terms, language));
    const { highlights, ...snippet } = snippetOf(text, highlighted);
    return { ...snippet, highlights: highlights.map(([start, end]) => [start, end]) };
  }
}

function toFound({ id, title, state, shelf, updatedAt }: Conversation): FoundConversationDto {
  const archived = shelf === SHELVES.archive;
  return { id, title, state, archived, updated_at: toTimestamp(updatedAt) };
}
