import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Sweeps } from '../common/sweeps.js';
import { ConversationCloser } from '../conversations/conversation-closer.js';
import { HiddenConversations } from '../conversations/hidden-conversations.js';
import { Claims } from '../database/claims/claims.js';
import { Database } from '../database/database.js';
import { SessionManager } from '../sessions/session-manager.js';
import { UsageLedger } from '../usage/usage-ledger.js';
import { type User } from './user.js';
import { UserErasuresRepository } from './user-erasures.repository.js';

const RESUME_MS = 5_000;
/** So many conversations, or users, are looked up at a time. */
const BATCH = 50;

/** Forgets users. What is begun is brought to its end, whatever becomes of the process that began it. */
@Injectable()
export class UserEraser implements OnApplicationBootstrap {
  private readonly logger = new Logger(UserEraser.name);
  /** What this process is at: whoever asks for the same waits for it. */
  private readonly underWay = new Map<string, Promise<number>>();

  constructor(
    private readonly database: Database,
    private readonly erasures: UserErasuresRepository,
    private readonly sessions: SessionManager,
    private readonly closer: ConversationCloser,
    private readonly hidden: HiddenConversations,
    private readonly usage: UsageLedger,
    private readonly sweeps: Sweeps,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.every(RESUME_MS, this.logger, () => this.resume());
  }

  /**
   * Erases a user's conversations, one after the other, with everything that belongs to them; replies in the making
   * stop. The numbers of what they used stay, and are nobody's.
   * @returns once nothing of the user is left: how many conversations there were.
   */
  async erase(user: User): Promise<number> {
    await this.database.transaction(() => this.erasures.insert(user, this.clock.now()));
    // What was begun before may be past the point where it would see that this was asked for, too.
    const before = (await this.underWay.get(keyOf(user))) ?? 0;
    return before + (await this.carryOut(user));
  }

  /** Goes on with what a process left undone. */
  async resume(): Promise<void> {
    if ((await this.erasures.list(1)).length === 0) return;
    await this.claims.alone('erase users', async () => {
      for (const user of await this.erasures.list(BATCH)) await this.carryOut(user);
    });
  }

  private carryOut(user: User): Promise<number> {
    const key = keyOf(user);
    const begun = this.underWay.get(key);
    if (begun) return begun;
    const work = this.eraseAll(user).finally(() => this.underWay.delete(key));
    this.underWay.set(key, work);
    return work;
  }

  private async eraseAll(user: User): Promise<number> {
    let count = 0;
    for (;;) {
      const ids = await this.sessions.idsOf(user.applicationId, user.userId, BATCH);
      if (ids.length === 0) break;
      for (const id of ids) count += (await this.closer.discardIfThere(id)) ? 1 : 0;
    }
    // Some may be of this user, and nobody knows it any more.
    while (await this.hidden.eraseSome());
    await this.usage.forgetUser(user.applicationId, user.userId);
    await this.database.transaction(() => this.erasures.delete(user));
    await this.database.purge();
    return count;
  }
}

function keyOf({ applicationId, userId }: User): string {
  return JSON.stringify([applicationId, userId]);
}
