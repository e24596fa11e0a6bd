import { ApiProperty } from '@nestjs/swagger';
import { type KeyLimits } from '../auth/keys/key-limits.js';
import { IsLimit } from './limits.dto.js';

/** How much a key may have, with the tokens that were made with it; null: all that its application may. */
export class KeyLimitsDto {
  @ApiProperty({ type: 'integer', nullable: true, example: 300 })
  requests_per_minute: number | null;

  /** Followed at the same time, in all processes of the server. */
  @ApiProperty({ type: 'integer', nullable: true, example: 100 })
  open_streams: number | null;

  /** Replies in the making. */
  @ApiProperty({ type: 'integer', nullable: true, example: 20 })
  running_runs: number | null;

  constructor(limits: KeyLimits) {
    this.requests_per_minute = limits.requestsPerMinute ?? null;
    this.open_streams = limits.openStreams ?? null;
    this.running_runs = limits.runningRuns ?? null;
  }
}

/** What to set: what is left out stays as it is, null is all that the application may. */
export class ChangeKeyLimitsRequest {
  @IsLimit(300, 1)
  requests_per_minute?: number | null;

  @IsLimit(100, 1)
  open_streams?: number | null;

  @IsLimit(20, 1)
  running_runs?: number | null;
}
