import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Sweeps } from '../../common/sweeps.js';
import { Config } from '../../config/config.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { ApiKeys, KEYS_CHANGED } from './api-keys.js';

/** How long another process may have made the first key before this one knows, where it is not told. */
const LOOK_MS = 1_000;

/** Whether whoever comes has to say who they are: from the first key on, and before where the settings want it. */
@Injectable()
export class KeyRequirement implements OnModuleInit {
  private needed: boolean;

  constructor(
    config: Config,
    private readonly keys: ApiKeys,
    private readonly changes: ChangeFeed,
    private readonly sweeps: Sweeps,
  ) {
    this.needed = config.access.needsKeys;
  }

  async onModuleInit(): Promise<void> {
    if (this.needed) return;
    const logger = new Logger(KeyRequirement.name);
    await this.look();
    this.changes.listen(KEYS_CHANGED, () => {
      this.look().catch((error: unknown) => {
        logger.error(error);
      });
    });
    this.sweeps.every(LOOK_MS, logger, () => this.look());
  }

  get isOpen(): boolean {
    return !this.needed && !this.keys.hasMade;
  }

  /** It never goes back: a key that was revoked does not open the door for everyone. */
  private async look(): Promise<void> {
    this.needed ||= await this.keys.hasAny();
  }
}
