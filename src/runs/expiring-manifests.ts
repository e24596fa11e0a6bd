import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { type Expiring } from '../common/expiring.js';
import { Database } from '../database/database.js';
import { ExpiringManifestsRepository, type QuietConversation } from './expiring-manifests.repository.js';
import { ExpiringRunsRepository } from './expiring-runs.repository.js';
import { piecesIn } from './manifest-pieces.js';

const RUNS_AT_ONCE = 50;
const PIECES_AT_ONCE = 100;
/** What is read of manifests at a time: they may be of hundreds of kilobytes. */
const READ_AT_ONCE = 4;
/** A conversation is left alone for so long after something has happened in it. */
const QUIET_MS = 60_000;

/** What of a conversation has to stay, and how far that is known and the rest deleted. */
interface Plan {
  readonly conversation: QuietConversation;
  /** The runs whose manifests are still to be read. */
  unread: string[];
  /** The parts of lists that these name, still to be read themselves. */
  unreadBlocks: string[];
  /** The pieces that they name. */
  readonly needed: Set<string>;
  /** The last piece that was looked at; undefined once all were. */
  after: string | undefined;
}

/**
 * What runs have sent. Pieces are shared by the manifests of a conversation and counted nowhere, so what the manifests
 * that stay name is read first, a little at a time. What is sent meanwhile may name more: then it is begun anew, once the
 * conversation is quiet.
 */
@Injectable()
export class ExpiringManifests implements Expiring {
  private plan: Plan | undefined;

  constructor(
    private readonly database: Database,
    private readonly runs: ExpiringRunsRepository,
    private readonly repository: ExpiringManifestsRepository,
    private readonly clock: Clock,
  ) {}

  applicationAfter(id: string): Promise<string | undefined> {
    return this.runs.applicationAfter('manifest_state', id);
  }

  async hide(applicationId: string, before: number): Promise<boolean> {
    const hidden = await this.database.transaction(() =>
      this.runs.hide('manifest_state', applicationId, before, RUNS_AT_ONCE),
    );
    return hidden.length > 0;
  }

  async clear(): Promise<boolean> {
    const plan = this.plan ?? (await this.begin());
    // What was not read to its end is not known: after a failure it is begun anew.
    this.plan = undefined;
    if (!plan) return false;
    const goesOn = await this.advance(plan);
    if (goesOn) this.plan = plan;
    return true;
  }

  /** @returns whether there is more to do of it. */
  private async advance(plan: Plan): Promise<boolean> {
    if (plan.unread.length > 0) await this.readManifests(plan);
    else if (plan.unreadBlocks.length > 0) await this.readBlocks(plan);
    else return this.deleteSome(plan);
    return true;
  }

  private async begin(): Promise<Plan | undefined> {
    const conversation = await this.repository.findQuiet(this.clock.now() - QUIET_MS);
    if (!conversation) return undefined;
    const unread = await this.repository.keepers(conversation.id);
    return { conversation, unread, unreadBlocks: [], needed: new Set(), after: '' };
  }

  private async readManifests(plan: Plan): Promise<void> {
    const some = plan.unread.splice(0, READ_AT_ONCE);
    for (const manifest of await this.repository.manifestsOf(some)) {
      const { texts, blocks } = piecesIn(manifest);
      for (const hash of texts) plan.needed.add(hash);
      for (const hash of blocks.filter((block) => !plan.needed.has(block))) {
        plan.needed.add(hash);
        plan.unreadBlocks.push(hash);
      }
    }
  }

  private async readBlocks(plan: Plan): Promise<void> {
    const some = plan.unreadBlocks.splice(0, READ_AT_ONCE);
    for (const part of await this.repository.piecesOf(plan.conversation.id, some)) {
      for (const hash of piecesIn(part).texts) plan.needed.add(hash);
    }
  }

  /** Pieces first: with the last manifest that is to be deleted nobody would look for them. @returns whether there is more. */
  private async deleteSome(plan: Plan): Promise<boolean> {
    const { conversation, needed, after } = plan;
    const next = await this.database.transaction(async () => {
      await this.database.hold(conversation.id);
      if (!(await this.repository.isQuiet(conversation))) return 'disturbed';
      if (after === undefined) return (await this.deleteManifests(conversation.id)) ? 'more' : 'done';
      const hashes = await this.repository.hashesAfter(conversation.id, after, PIECES_AT_ONCE);
      await this.repository.deletePieces(
        conversation.id,
        hashes.filter((hash) => !needed.has(hash)),
      );
      return { after: hashes.length === PIECES_AT_ONCE ? hashes.at(-1) : undefined };
    });
    if (typeof next === 'object') plan.after = next.after;
    return typeof next === 'object' || next === 'more';
  }

  /** @returns whether there may be more. */
  private async deleteManifests(conversationId: string): Promise<boolean> {
    const ids = await this.runs.hidden('manifest_state', RUNS_AT_ONCE, conversationId);
    for (const id of ids) {
      await this.repository.delete(id);
      await this.runs.finish('manifest_state', id);
    }
    return ids.length === RUNS_AT_ONCE;
  }
}
