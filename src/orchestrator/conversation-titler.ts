import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { type ChatMessage } from '../models/chat-request.js';
import { ModelRegistry } from '../models/model-registry.js';
import { estimateTokens } from '../models/tokens/estimate-tokens.js';
import { RunManager } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { type TokenCount } from '../usage/token-count.js';
import { UsageLedger } from '../usage/usage-ledger.js';
import { readTitle } from './read-title.js';

const TIMEOUT_MS = 10_000;
const MAX_TOKENS = 40;
/** What of a message the model is shown. */
const SHOWN_CHARACTERS = 1_000;
/** Where so many are asked for already, a conversation keeps its cut until its next reply. */
const AT_ONCE = 4;
/** Replies are numbered from 1 on in the ledger. */
const NO_ATTEMPT = 0;

const TASK =
  'Give the conversation a title of two to six words, in its own language, that tells it from others. ' +
  'Answer with the title alone.';

/** What came of asking for a title. */
interface Answer {
  title: string | undefined;
  count: TokenCount;
}

/**
 * Has a model name conversations after their first reply: behind it, once for each, and never over a name that a person
 * gave. Where it fails, is killed or is cut off, the conversation keeps the cut of its first message.
 */
@Injectable()
export class ConversationTitler implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ConversationTitler.name);
  private readonly ending = new AbortController();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly models: ModelRegistry,
    private readonly runs: RunManager,
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly usage: UsageLedger,
  ) {}

  /** A run has ended: if its conversation is to be named, that begins. Never throws, and nobody waits for it. */
  consider({ id }: Run): void {
    const { titleModel } = this.config.models;
    if (titleModel === undefined || this.ending.signal.aborted || this.underWay.size >= AT_ONCE) return;
    const work = this.name(id, titleModel)
      .catch((error: unknown) => {
        if (!this.ending.signal.aborted) this.logger.warn(error);
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.settled();
  }

  /** @returns once nothing is asked for. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async name(runId: string, model: string): Promise<void> {
    const run = await this.runs.getRun(runId);
    const conversation = await this.sessions.findSession(run.conversationId);
    if (run.state !== 'completed' || conversation?.titledBy !== 'cut') return;
    const [question, reply] = await Promise.all([
      this.history.getMessage(run.userMessageId),
      this.history.getMessage(run.assistantMessageId),
    ]);
    // Whoever says so first asks; after that nobody does again, whatever comes of it.
    if (!(await this.sessions.titleFrom(conversation.id, 'cut', { titledBy: 'asked' }))) return;
    const { title, count } = await this.ask(model, question.content, reply.content);
    const { applicationId, userId } = conversation;
    await this.database.transaction(async () => {
      if (title !== undefined) {
        await this.sessions.titleFrom(conversation.id, 'asked', { title, titledBy: 'model' });
      }
      await this.usage.record({ runId, attempt: NO_ATTEMPT, applicationId, userId, model }, count);
    });
  }

  private async ask(model: string, question: string, reply: string): Promise<Answer> {
    const messages: ChatMessage[] = [
      { role: 'system', content: TASK },
      { role: 'user', content: question.slice(0, SHOWN_CHARACTERS) },
      { role: 'assistant', content: reply.slice(0, SHOWN_CHARACTERS) },
      { role: 'user', content: TASK },
    ];
    const settings = { temperature: 0, maxTokens: MAX_TOKENS, timeoutMs: TIMEOUT_MS };
    const request = { messages, passages: [], knowledgeSearched: false, ...settings };
    const inputTokens = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
    let text = '';
    let count: TokenCount | undefined;
    try {
      for await (const part of this.models.resolve(model).stream(request, this.ending.signal)) {
        if (part.type === 'text-delta') text += part.text;
        if (part.type === 'correction') ({ text } = part);
        if (part.type === 'finish' && part.usage) count = { ...part.usage, isEstimated: false };
      }
    } catch (error) {
      if (!this.ending.signal.aborted) this.logger.warn(error);
      text = '';
    }
    const estimated = { inputTokens, outputTokens: estimateTokens(text), isEstimated: true };
    return { title: readTitle(text), count: count ?? estimated };
  }
}
