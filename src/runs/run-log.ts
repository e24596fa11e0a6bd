import { type RunEvent } from './run-event.js';

/** The past is read, and handed on, in pieces of this many events. */
export const PAGE_SIZE = 100;

/**
 * The append-only logs of runs. What a follower has seen can always be read again: an event is delivered only after
 * it is durable.
 */
export abstract class RunLog {
  /**
   * Appends events of one run whose numbers follow on those before them. Inside a database transaction the events become part
   * of it, as far as the log lives in that database.
   *
   * @param epoch of the lease by which the caller writes the run.
   * @returns once the events are durable.
   * @throws when the lease was taken by somebody else since then, or a number is taken, or is not the next.
   */
  abstract append(events: readonly RunEvent[], epoch: number): Promise<void>;

  /** Deletes the logs of runs that are erased. Inside a database transaction this becomes part of it, as far as it can. */
  abstract erase(runIds: readonly string[]): Promise<void>;

  /** The events after number `afterSeq`, as far as there are any now. */
  abstract read(runId: string, afterSeq: number): Promise<RunEvent[]>;

  /**
   * The events after number `afterSeq`, in order, without gap or repetition, those of the past and those to come,
   * in batches as they become durable. Ends after the terminal event, or when `signal` aborts.
   * @throws the reason for which the log is broken off, once all before it is handed on.
   */
  abstract follow(runId: string, afterSeq: number, signal: AbortSignal): AsyncIterable<readonly RunEvent[]>;

  /**
   * Tells all who follow the run that nothing more comes for now: its log cannot be written. Its end is written when it
   * can be, for those who come back.
   */
  abstract breakOff(runId: string, reason: unknown): void;

  /** Tells those who follow the run through this process that they hear no more of it here. */
  abstract turnAway(runId: string, reason: unknown): void;
}
