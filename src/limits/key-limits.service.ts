import { Injectable } from '@nestjs/common';
import { type KeyLimits } from '../auth/keys/key-limits.js';
import { ApiKeys } from '../auth/keys/api-keys.js';
import { KeyNotFoundError } from '../auth/keys/keys.errors.js';
import { type ApplicationLimitsConfig as Limits } from '../config/limits-config.js';
import { ValidationFailedError } from '../http/validation.js';
import { ApplicationLimits } from './application-limits.js';
import { type ChangeKeyLimitsRequest, KeyLimitsDto } from './key-limits.dto.js';

/** What fields are called in the code. */
const NAMES = {
  requests_per_minute: 'requestsPerMinute',
  open_streams: 'openStreams',
  running_runs: 'runningRuns',
} as const;

/** What the routes of keys' limits answer. */
@Injectable()
export class KeyLimitsService {
  constructor(
    private readonly keys: ApiKeys,
    private readonly limits: ApplicationLimits,
  ) {}

  /** @throws KeyNotFoundError where no application has it: an admin key has no limits. */
  async get(id: string): Promise<KeyLimitsDto> {
    const { applicationId, limits } = await this.keys.get(id);
    if (applicationId === null) throw new KeyNotFoundError(id);
    return new KeyLimitsDto(limits);
  }

  /** @throws KeyNotFoundError, ValidationFailedError where it would be more than the application may. */
  async change(id: string, request: ChangeKeyLimitsRequest): Promise<KeyLimitsDto> {
    const limits = await this.keys.changeLimits(id, async (present, applicationId) =>
      merge(present, request, await this.limits.of(applicationId)),
    );
    return new KeyLimitsDto(limits);
  }
}

function merge(present: KeyLimits, request: ChangeKeyLimitsRequest, ofApplication: Limits): KeyLimits {
  const wanted: { -readonly [Name in keyof KeyLimits]: number | undefined } = { ...present };
  for (const [field, name] of Object.entries(NAMES) as [keyof typeof NAMES, keyof KeyLimits][]) {
    const value = request[field];
    if (value === undefined) continue;
    const most = ofApplication[name];
    if (value !== null && most > 0 && value > most)
      throw new ValidationFailedError([
        { field, message: `${field} must not be greater than ${most}, which its application may` },
      ]);
    wanted[name] = value ?? undefined;
  }
  return wanted;
}
