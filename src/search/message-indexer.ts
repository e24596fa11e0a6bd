import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { ApplicationManager } from '../applications/application-manager.js';
import { Sweeps } from '../common/sweeps.js';
import { Claims } from '../database/claims/claims.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { SessionManager } from '../sessions/session-manager.js';
import {
  MessageWordsRepository,
  type UnreadConversation,
  type UnreadMessage,
} from './message-words.repository.js';
import { titleWordsOf, wordsOf } from './search-words.js';

const EVERY_MS = 1_000;
/** How much of each second goes into it: little while people wait for replies. */
const BUSY_MS = 20;
const QUIET_MS = 200;
/** What one step reads at most; a longest message alone takes some 10 ms. */
const MESSAGES_AT_ONCE = 20;
const BYTES_AT_ONCE = 100_000;

/**
 * Reads the words of what people and models have said, so that it can be searched: behind the turns, a little at a time,
 * and in the same way what was said before there was a search. What is left to do is read from the data.
 */
@Injectable()
export class MessageIndexer implements OnApplicationBootstrap {
  private readonly logger = new Logger(MessageIndexer.name);
  /** Where the next step looks on: one conversation that cannot be read holds up no other. */
  private place = '';

  constructor(
    private readonly repository: MessageWordsRepository,
    private readonly sessions: SessionManager,
    private readonly applications: ApplicationManager,
    private readonly active: ActiveRuns,
    private readonly sweeps: Sweeps,
    private readonly claims: Claims,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.every(EVERY_MS, this.logger, async () => {
      if ((await this.next()) === undefined) return;
      await this.claims.alone('read messages', () => this.work());
    });
  }

  /** Reads a little of one conversation. @returns false where there is nothing to read. */
  async step(): Promise<boolean> {
    const conversation = await this.next();
    if (!conversation) return false;
    this.place = conversation.id;
    await this.read(conversation);
    return true;
  }

  private async work(): Promise<void> {
    const budgetMs = this.active.ids().length > 0 ? BUSY_MS : QUIET_MS;
    const end = performance.now() + budgetMs;
    while (performance.now() < end && (await this.step())) await setImmediate();
  }

  private async next(): Promise<UnreadConversation | undefined> {
    const found = await this.repository.unreadAfter(this.place);
    return found ?? (this.place === '' ? undefined : this.repository.unreadAfter(''));
  }

  private async read(conversation: UnreadConversation): Promise<void> {
    const { language } = await this.applications.getSettings(conversation.applicationId);
    const messages = upTo(BYTES_AT_ONCE, await this.repository.unreadOf(conversation.id, MESSAGES_AT_ONCE));
    const read: { message: UnreadMessage; words: string }[] = [];
    for (const message of messages) {
      const content = await this.repository.contentOf(message.id);
      if (content !== undefined) read.push({ message, words: wordsOf(content, language) });
      await setImmediate();
    }
    await this.sessions.change(conversation.id, async () => {
      const now = await this.sessions.findSession(conversation.id);
      // Erased meanwhile.
      if (!now) return;
      for (const { message, words } of read) {
        await this.repository.keep(conversation, message, language, words);
      }
      if ((await this.repository.unreadOf(conversation.id, 1)).length > 0) return;
      const { title } = now;
      await this.repository.markRead(conversation.id, title === null ? null : titleWordsOf(title, language));
    });
  }
}

/** As many as have so many bytes together; one at least. */
function upTo(bytes: number, messages: readonly UnreadMessage[]): UnreadMessage[] {
  let sum = 0;
  return messages.filter(({ length }, index) => (sum += length) <= bytes || index === 0);
}
