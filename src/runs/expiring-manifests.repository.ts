import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';
import { rowsOfTexts } from '../database/dialect/fragments.js';

/** A conversation as it was at a moment. */
export interface QuietConversation {
  id: string;
  /** When something last happened in it. */
  updatedAt: number;
}

/** Deletes manifests, and the pieces that no manifest of their conversation names any more. */
@Injectable()
export class ExpiringManifestsRepository {
  constructor(private readonly database: Database) {}

  /** A conversation with manifests to be deleted, in which nothing has happened since `since` and nothing is going on. */
  async findQuiet(since: number): Promise<QuietConversation | undefined> {
    return this.database.query
      .selectFrom('run')
      .innerJoin('conversation', 'conversation.id', 'run.conversation_id')
      .select(['conversation.id', 'conversation.updated_at as updatedAt'])
      .where('run.manifest_state', '=', sql.lit(1))
      .where('conversation.updated_at', '<', since)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('run as unfinished')
              .select('unfinished.id')
              .whereRef('unfinished.conversation_id', '=', 'conversation.id')
              .where('unfinished.state', 'in', ['queued', 'running']),
          ),
        ),
      )
      .limit(1)
      .executeTakeFirst();
  }

  /** Whether nothing has happened in it meanwhile, and nothing is going on. */
  async isQuiet({ id, updatedAt }: QuietConversation): Promise<boolean> {
    const row = await this.database.query
      .selectFrom('conversation')
      .select('id')
      .where('id', '=', id)
      .where('updated_at', '=', updatedAt)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('run')
              .select('run.id')
              .where('run.conversation_id', '=', id)
              .where('run.state', 'in', ['queued', 'running']),
          ),
        ),
      )
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The runs of a conversation whose manifests are kept. */
  async keepers(conversationId: string): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('run')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .where('manifest_state', '=', 0)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** The manifests of these runs, in JSON, without what was taken out of them. */
  async manifestsOf(runIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('run_manifest')
      .select('manifest')
      .where('run_id', 'in', sql<string>`(${rowsOfTexts(runIds)})`)
      .execute();
    return rows.map(({ manifest }) => manifest);
  }

  async piecesOf(conversationId: string, hashes: readonly string[]): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('manifest_piece')
      .select('text')
      .where('conversation_id', '=', conversationId)
      .where('hash', 'in', sql<string>`(${rowsOfTexts(hashes)})`)
      .execute();
    return rows.map(({ text }) => text);
  }

  /** The hashes of pieces of a conversation, from the one behind `after` on. */
  async hashesAfter(conversationId: string, after: string, limit: number): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('manifest_piece')
      .select('hash')
      .where('conversation_id', '=', conversationId)
      .where('hash', '>', after)
      .orderBy('hash')
      .limit(limit)
      .execute();
    return rows.map(({ hash }) => hash);
  }

  async deletePieces(conversationId: string, hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    await this.database.write
      .deleteFrom('manifest_piece')
      .where('conversation_id', '=', conversationId)
      .where('hash', 'in', sql<string>`(${rowsOfTexts(hashes)})`)
      .execute();
  }

  /** Deletes what this run sent, and how what it knew was found. */
  async delete(runId: string): Promise<void> {
    const { write } = this.database;
    await write.deleteFrom('run_manifest').where('run_id', '=', runId).execute();
    await write.updateTable('run_attempt').set({ requests: null }).where('run_id', '=', runId).execute();
  }
}
