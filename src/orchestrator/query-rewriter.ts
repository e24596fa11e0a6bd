import { Injectable, Logger } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { type Turn } from '../knowledge/index/words/query-builder.js';
import { type ChatMessage } from '../models/chat-request.js';
import { ModelRegistry } from '../models/model-registry.js';
import { type Conversation } from '../sessions/conversation.js';

/** A reader waits: what takes longer is done without. */
const TIMEOUT_MS = 3_000;
const MAX_TOKENS = 120;
const MAX_QUESTION_LENGTH = 500;
const TURNS = 6;

const TASK =
  'Rewrite the last message of the user as one question that can be understood without the conversation, to search ' +
  'documents with. Keep names and numbers. Answer with the question alone.';

/** Has a conversation's model put a follow-up ("and what does it cost?") into a question that stands by itself. */
@Injectable()
export class QueryRewriter {
  private readonly logger = new Logger(QueryRewriter.name);

  constructor(
    private readonly applications: ApplicationManager,
    private readonly models: ModelRegistry,
  ) {}

  /** @returns undefined where the application does not want it, there is nothing to rewrite, or the model fails. */
  async rewrite(
    conversation: Conversation,
    turns: readonly Turn[],
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { model } = conversation.config;
    if (turns.length < 2 || model === 'offline') return undefined;
    const { queryRewriting } = await this.applications.getSettings(conversation.applicationId);
    if (queryRewriting === 'off') return undefined;
    try {
      return await this.ask(model, turns, signal);
    } catch (error) {
      if (!signal.aborted) this.logger.warn(error);
      return undefined;
    }
  }

  private async ask(model: string, turns: readonly Turn[], signal: AbortSignal): Promise<string | undefined> {
    const history: ChatMessage[] = turns.slice(-TURNS).map(({ role, text }) => ({ role, content: text }));
    const request = {
      messages: [
        { role: 'system' as const, content: TASK },
        ...history,
        { role: 'user' as const, content: TASK },
      ],
      passages: [],
      knowledgeSearched: false,
      temperature: 0,
      maxTokens: MAX_TOKENS,
      timeoutMs: TIMEOUT_MS,
    };
    let answer = '';
    for await (const part of this.models.resolve(model).stream(request, signal)) {
      if (part.type === 'text-delta') answer += part.text;
      if (part.type === 'correction') answer = part.text;
    }
    const question = answer.replace(/\s+/g, ' ').trim().slice(0, MAX_QUESTION_LENGTH);
    return question === '' ? undefined : question;
  }
}
