import { Injectable } from '@nestjs/common';
import { ContextStore } from '../context/context-store.js';
import { Database } from '../database/database.js';
import { outlast } from '../database/outlast.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { type PlacedCitationsDto } from '../runs/citations.dto.js';
import { findCitations } from '../runs/citations.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { RunAttempts } from '../runs/run-attempts.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Run } from '../runs/run.js';
import { type RunWriter } from '../runs/run-writer.js';
import { type Conversation } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { citationPlaces } from './citation-places.js';
import { attemptsMetadata, earlierParts, endingChunks, type Reply, replyMetadata } from './reply-metadata.js';

/** A reply in full. */
interface CompleteReply extends Reply {
  content: string;
  reasoning: string;
  citations: PlacedCitationsDto;
}

/** Writes what the life of a run changes, in its log and in its conversation, each step as one fact. */
@Injectable()
export class RunLedger {
  constructor(
    private readonly database: Database,
    private readonly runs: RunManager,
    private readonly attempts: RunAttempts,
    private readonly queue: RunQueue,
    private readonly active: ActiveRuns,
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly context: ContextStore,
  ) {}

  /**
   * The run ends: its message, its state, its usage, the end of its log and the start of the next.
   * @param writer the writer of the run's log, with the answer so far.
   * @returns the next run of the conversation, started, where one waited.
   */
  async finish(run: Run, writer: RunWriter, reply: Reply): Promise<Run | undefined> {
    await writer.settled();
    const citations = citationsOf(writer.text, reply.manifest);
    const ending = writer.ending(...endingChunks(reply, citations));
    const end = () =>
      this.database.transaction(async () => {
        await this.database.hold(run.conversationId);
        const ended = await this.runs.endRun(run, reply.outcome, ending);
        if (!ended) return undefined;
        const head = ended.endRequested === 'rollback' ? run.previousHeadId : run.assistantMessageId;
        const { text: content, reasoning } = writer;
        const conversation = await this.sessions.getSession(run.conversationId);
        if (reply.last) await this.attempts.end(run, conversation.userId, reply.last);
        await this.record(run, conversation, { ...reply, content, reasoning, citations }, head);
        return this.startNext(run.conversationId);
      });
    return outlast(end);
  }

  /** Starts the next run of the conversation, if it makes none and one waits. Called in a transaction. */
  async startNext(conversationId: string): Promise<Run | undefined> {
    if (this.active.draining) return undefined;
    const next = await this.queue.startNext(conversationId, async () => {
      const { headMessageId, config } = await this.sessions.getSession(conversationId);
      return { headMessageId, model: config.model };
    });
    // Its message becomes the newest of the history, or the newest of a branch of its own.
    if (next?.placement === 'branch') await this.history.branchAt(conversationId, next.userMessageId);
    else if (next) await this.history.append(conversationId, next.userMessageId);
    return next;
  }

  /**
   * Every run ends with an assistant message, an empty one where it came to no word: a turn is never left open.
   * @param headMessageId what the history ends in now.
   */
  private async record(
    run: Run,
    conversation: Conversation,
    reply: CompleteReply,
    headMessageId: string | null,
  ): Promise<void> {
    const { content, reasoning, citations } = reply;
    if (reply.manifest?.knowledge_searched) await this.runs.noteCitations(run.id, citations);
    const attempts = reply.last && reply.last.attempt.number > 1 ? await this.attempts.list(run.id) : [];
    const metadata = { ...replyMetadata(reply, citations, reasoning), ...attemptsMetadata(attempts) };
    const { id: runId, assistantMessageId: id, conversationId, userMessageId: parentId } = run;
    if (run.continuesRunId === null) {
      await this.history.storeReply({
        ...{ id, conversationId, parentId, runId, role: 'assistant' },
        content,
        metadata,
      });
    } else {
      const before = await this.history.getMessage(id);
      await this.history.extendReply({
        ...{ id, runId, content },
        metadata: { ...metadata, continued_from: earlierParts(before) },
      });
    }
    await this.sessions.noteActivity(conversation, { headMessageId });
    // An ended conversation has no context any more.
    if (conversation.state === 'ENDED') return;
    const { content: question } = await this.history.getMessage(run.userMessageId);
    const count = headMessageId === null ? 0 : await this.history.countBranch(headMessageId);
    await this.context.updateContext(run.conversationId, { last_message: question, message_count: count });
  }
}

/** Which of the passages before the model a text cites, and where in them. */
function citationsOf(text: string, manifest: ManifestContentDto | null): PlacedCitationsDto {
  const passages = manifest?.passages ?? [];
  const found = findCitations(text, new Set(passages.map(({ number }) => number)));
  if (found.cited.length === 0) return found;
  const question = manifest?.messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const places = citationPlaces(text, passages, question);
  return places.length > 0 ? { ...found, places } : found;
}
