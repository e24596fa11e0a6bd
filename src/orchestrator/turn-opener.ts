import { Injectable } from '@nestjs/common';
import { toTimestamp } from '../common/clock.js';
import { Database } from '../database/database.js';
import { type ModelError } from '../models/model-error.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { createRunEvent, type RunEvent } from '../runs/run-event.js';
import { replayedParts } from '../runs/replayed-parts.js';
import { RunAttempts } from '../runs/run-attempts.js';
import { RunManager } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { type StartChunkDto } from '../runs/stream-chunks.dto.js';
import { type UiMessageChunk } from '../runs/ui-message-chunk.js';
import { readReplyMetadata } from '../runs/stored-shapes.js';
import { type Message } from '../sessions/message.js';
import { sourceChunk, sourcesOf } from './sources.js';
import { type KnownTurn, TurnPreparer } from './turn-preparer.js';

/** A turn that is ready to be sent: its manifest is stored, its log has begun. */
export interface OpenTurn {
  manifest: ManifestContentDto;
  opening: readonly RunEvent[];
}

/** Stores what is about to be sent to the model before it is sent. */
@Injectable()
export class TurnOpener {
  constructor(
    private readonly database: Database,
    private readonly preparer: TurnPreparer,
    private readonly runs: RunManager,
    private readonly attempts: RunAttempts,
  ) {}

  /**
   * Opens the turn of a run that is started, in a transaction of its own or in the present one.
   * @param known what the caller has read of the turn already.
   * @param signal gives up the search for knowledge: it rejects with the signal's reason.
   */
  async open(run: Run, known: KnownTurn | undefined, signal?: AbortSignal): Promise<OpenTurn> {
    const { manifest, trace } = await this.preparer.prepare(run, known, signal);
    const opening = toEvents(run, openingChunks(run, manifest));
    await this.database.transaction(() => this.runs.openRun(run, { manifest, trace }, opening));
    return { manifest, opening };
  }

  /**
   * Opens the turn of a run that goes on with a reply: its log begins with what there is of that, and its attempt is noted,
   * so that it can be taken up like any other. Part of the present transaction.
   *
   * @param before the run that made the reply as it is.
   * @param sent what that sent, and this one sends as well.
   */
  async reopen(run: Run, before: Run, sent: ManifestContentDto, reply: Message): Promise<void> {
    const { content: text, metadata } = reply;
    const { reasoning = '' } = readReplyMetadata(metadata, text);
    const attempt = this.attempts.continuing(run, sent.model, text.length);
    const { number, textFrom: from, cause } = attempt;
    const opening = toEvents(run, [
      ...openingChunks(run, sent),
      ...replayedParts({ text, reasoning }),
      { type: 'data-continued', data: { attempt: number, from, cause } },
    ]);
    await this.runs.reopenRun(run, before.id, opening);
    await this.attempts.begin(run, attempt);
  }

  /**
   * The model refused what was sent, before a word.
   * @returns what is sent instead, stored; undefined where that would be the same.
   */
  async shorten(
    run: Run,
    sent: ManifestContentDto,
    error: ModelError,
  ): Promise<ManifestContentDto | undefined> {
    const shorter = await this.preparer.shorten(run, sent, error.limitTokens);
    if (shorter) await this.database.transaction(() => this.runs.resendRun(run.id, shorter));
    return shorter;
  }
}

/** What the log of a run begins with; without sources, where there came to be no manifest. */
export function openingChunks(run: Run, manifest: ManifestContentDto | null): UiMessageChunk[] {
  return [startChunk(run), { type: 'start-step' }, ...sourcesOf(manifest).map(sourceChunk)];
}

function toEvents(run: Run, chunks: readonly UiMessageChunk[]): RunEvent[] {
  return chunks.map((chunk, index) => createRunEvent(run.id, index + 1, chunk));
}

function startChunk(run: Run): StartChunkDto {
  return {
    type: 'start',
    messageId: run.assistantMessageId,
    messageMetadata: {
      run_id: run.id,
      conversation_id: run.conversationId,
      user_message_id: run.userMessageId,
      model: run.model,
      created_at: toTimestamp(run.startedAt ?? run.createdAt),
    },
  };
}
