import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { ApplicationManager } from '../applications/application-manager.js';
import { toTimestamp } from '../common/clock.js';
import { findHighlights } from '../knowledge/index/hits/highlights.js';
import { SoughtTerms } from '../knowledge/language/sought-terms.js';
import { type Conversation, SHELVES } from '../sessions/conversation.js';
import { SessionManager } from '../sessions/session-manager.js';
import {
  type ConversationHitDto,
  type ConversationHitPageDto,
  type FoundConversationDto,
  type SearchConversationsQuery,
} from './conversation-search.dto.js';
import { Looks } from './looks.js';
import { MessageSearchRepository } from './message-search.repository.js';
import { fromSearchCursor, type MessagePlace, type TitlePlace, toSearchCursor } from './search-place.js';
import { type SoughtWords, soughtWordsOf } from './search-words.js';
import { type Searcher } from './searcher.js';
import { snippetOf } from './snippet.js';
import { TitleSearchRepository } from './title-search.repository.js';

/** One search, and what it looks for. */
interface Search {
  searcher: Searcher;
  sought: readonly SoughtWords[];
  /** As the language of today has the words. */
  marked: SoughtTerms;
  looks: Looks;
}

/** Hits, and where to look on where there may be more. */
interface Found<Place> {
  hits: ConversationHitDto[];
  next: Place | undefined;
}

/** Finds what somebody said or was told, in any conversation of his own. */
@Injectable()
export class ConversationSearch {
  constructor(
    private readonly titles: TitleSearchRepository,
    private readonly messages: MessageSearchRepository,
    private readonly sessions: SessionManager,
    private readonly applications: ApplicationManager,
  ) {}

  async search(query: SearchConversationsQuery): Promise<ConversationHitPageDto> {
    const searcher = { applicationId: query.application_id, userId: query.user_id };
    const from = query.cursor === undefined ? { title: undefined } : fromSearchCursor(query.cursor);
    const sought = soughtWordsOf(query.q);
    if (sought.length === 0) return { data: [], next_cursor: null };
    const { language } = await this.applications.getSettings(searcher.applicationId);
    const { terms = [] } = sought.find(({ languages }) => languages.includes(language)) ?? {};
    const marked = new SoughtTerms(terms, language);
    const search = { searcher, sought, marked, looks: new Looks() };
    if ('message' in from) return toPage(await this.said(search, from.message, query.limit));
    const titled = await this.titled(search, from.title, query.limit);
    if (titled.next) return toPage(titled);
    const said = await this.said(search, undefined, query.limit - titled.hits.length);
    return toPage({ hits: [...titled.hits, ...said.hits], next: said.next });
  }

  /** Titles; there is more behind a page full of them, if only messages. */
  private async titled(
    { searcher, sought, marked, looks }: Search,
    after: TitlePlace | undefined,
    limit: number,
  ): Promise<Found<TitlePlace>> {
    const look = (place: TitlePlace | undefined) => this.titles.look(searcher, sought, place);
    const { found, next } = await looks.find(look, after, limit);
    const hits: ConversationHitDto[] = [];
    for (const { id } of found) {
      const conversation = await this.sessions.findSession(id);
      if (conversation?.title == null) continue;
      const snippet = show(conversation.title, marked);
      hits.push({ conversation: toFound(conversation), message: null, snippet });
    }
    return { hits, next: next ?? (found.length === limit ? found.at(-1) : undefined) };
  }

  /** Messages. */
  private async said(
    { searcher, sought, marked, looks }: Search,
    after: MessagePlace | undefined,
    limit: number,
  ): Promise<Found<MessagePlace>> {
    const look = (place: MessagePlace | undefined) => this.messages.look(searcher, sought, place);
    const { found, next } = await looks.find(look, after, limit);
    const hits: ConversationHitDto[] = [];
    for (const { id } of found) {
      const said = await this.messages.find(id);
      const conversation = said && (await this.sessions.findSession(said.conversationId));
      // Erased meanwhile, or put out of reach by retention.
      if (!said || conversation?.applicationId !== searcher.applicationId) continue;
      const message = { id, role: said.role, created_at: toTimestamp(said.createdAt) };
      const snippet = show(said.content, marked);
      hits.push({ conversation: toFound(conversation), message, snippet });
      await setImmediate();
    }
    return { hits, next };
  }
}

function toPage({ hits, next }: Found<TitlePlace | MessagePlace>): ConversationHitPageDto {
  return { data: hits, next_cursor: next ? toSearchCursor(next) : null };
}

function show(text: string, marked: SoughtTerms): ConversationHitDto['snippet'] {
  const { highlights, ...snippet } = snippetOf(text, findHighlights(text, marked));
  return { ...snippet, highlights: highlights.map(([start, end]) => [start, end]) };
}

function toFound({ id, title, state, shelf, updatedAt }: Conversation): FoundConversationDto {
  const archived = shelf === SHELVES.archive;
  return { id, title, state, archived, updated_at: toTimestamp(updatedAt) };
}
