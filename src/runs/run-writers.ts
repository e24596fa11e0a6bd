import { Injectable } from '@nestjs/common';
import { Coalescer } from './coalescer.js';
import { RunLog } from './run-log.js';
import { type RunEvent } from './run-event.js';
import { RunWriter } from './run-writer.js';

/** Makes the one writer of each run's log. */
@Injectable()
export class RunWriters {
  constructor(
    private readonly log: RunLog,
    private readonly coalescer: Coalescer,
  ) {}

  /** @param onFailure called once, when the log cannot be written: the run must not go on. */
  open(runId: string, onFailure: (error: unknown) => void, history: readonly RunEvent[] = []): RunWriter {
    return new RunWriter(runId, this.log, this.coalescer, onFailure, history);
  }
}
