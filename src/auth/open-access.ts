import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type ServerResponse } from 'node:http';
import { Sweeps } from '../common/sweeps.js';
import { ChangeFeed } from '../database/change-feed.js';
import { Authenticator } from './authenticator.js';
import { KEYS_CHANGED } from './keys/api-keys.js';
import { type Principal } from './principal.js';

/** How long a stream may outlive its token, and a key that was revoked where this process was not told. */
const LOOK_MS = 1_000;

/** Answers that are still being given, and to whom: access ends on these too. */
@Injectable()
export class OpenAccess implements OnModuleInit {
  private readonly answers = new Map<ServerResponse, Principal>();
  private readonly logger = new Logger(OpenAccess.name);

  constructor(
    private readonly authenticator: Authenticator,
    private readonly changes: ChangeFeed,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.changes.listen(KEYS_CHANGED, () => {
      this.look().catch((error: unknown) => {
        this.logger.error(error);
      });
    });
    this.sweeps.every(LOOK_MS, this.logger, () => this.look());
  }

  /** Ends an answer when whoever gets it would not be let in any more. */
  watch(response: ServerResponse, principal: Principal): void {
    this.answers.set(response, principal);
    response.once('close', () => this.answers.delete(response));
  }

  /** Many streams are of few keys: each is asked about once. */
  private async look(): Promise<void> {
    const verdicts = new Map<string, Promise<boolean>>();
    await Promise.all(
      [...this.answers].map(async ([response, principal]) => {
        const whose = principal.kind === 'local' ? '' : `${principal.keyId} ${principal.expiresAt}`;
        const verdict = verdicts.get(whose) ?? this.authenticator.isGood(principal);
        verdicts.set(whose, verdict);
        // Broken off, not ended: what was said is not all.
        if (!(await verdict)) response.destroy();
      }),
    );
  }
}
