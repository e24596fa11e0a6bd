import { Injectable } from '@nestjs/common';
import { KnowledgeManager } from '../knowledge/knowledge-manager.js';
import { spokenWords } from '../knowledge/retrieval/spoken-words.js';
import { type ManifestPassageDto } from '../runs/manifest-passage.dto.js';
import { type FoundTrace } from '../runs/retrieval.dto.js';
import { type Conversation } from '../sessions/conversation.js';
import { type Message } from '../sessions/message.js';
import { toManifestPassage } from './manifest-passage.js';
import { QueryRewriter } from './query-rewriter.js';
import { toTrace } from './retrieval-trace.js';

/** How many passages are put before the model. */
const PASSAGES = 3;

/** What was found for a turn, and how. */
export interface FoundKnowledge {
  passages: ManifestPassageDto[];
  trace: FoundTrace;
}

/** Looks for what helps to answer a turn: in what the application knows, and in the conversation's own files. */
@Injectable()
export class TurnKnowledge {
  constructor(
    private readonly knowledge: KnowledgeManager,
    private readonly rewriter: QueryRewriter,
  ) {}

  /**
   * Whether anything is looked for. Whoever puts a file into a conversation wants it read, whether or not the conversation
   * asks for what the application knows.
   */
  async isWanted({ id, applicationId, config }: Conversation): Promise<boolean> {
    return config.enableRag || this.knowledge.hasOwn(applicationId, id);
  }

  /**
   * @param history with the message to answer as its newest.
   * @param signal gives the search up.
   */
  async find(
    conversation: Conversation,
    history: readonly Pick<Message, 'role' | 'content'>[],
    signal: AbortSignal = new AbortController().signal,
  ): Promise<FoundKnowledge> {
    const turns = history.map((message) => ({ role: message.role, text: message.content }));
    const found = await this.knowledge.retrieve({
      applicationId: conversation.applicationId,
      conversationId: conversation.id,
      isOwnAlone: !conversation.config.enableRag,
      turns,
      topK: PASSAGES,
      rewritten: this.rewriter.rewrite(conversation, turns, signal),
      signal,
    });
    const passages = found.passages.map((passage, index) =>
      toManifestPassage(passage, index + 1, found.retrieval),
    );
    const words = spokenWords(turns, found.retrieval.language);
    return { passages, trace: toTrace(found, passages, words) };
  }
}
