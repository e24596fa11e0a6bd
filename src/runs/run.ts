/** The states that a run ends in. */
export const TERMINAL_RUN_STATES = ['completed', 'cancelled', 'failed', 'interrupted'] as const;
export type TerminalRunState = (typeof TERMINAL_RUN_STATES)[number];

export const RUN_STATES = ['queued', 'running', ...TERMINAL_RUN_STATES] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What may be asked of a run that is being made: to stop, or to stop and leave the history. */
export type EndRequest = 'cancel' | 'rollback';

export type RunPlacement = 'append' | 'branch';

export interface RunUsage {
  inputTokens: number;
  outputTokens: number;
}

export interface RunFailure {
  /** Stable, such as `model_timeout`. */
  code: string;
  detail: string;
  /** After how long it may go better, where the provider said so. */
  retry_after_seconds?: number;
}

/** The making of one assistant message. Times are epoch milliseconds. */
export interface Run {
  id: string;
  conversationId: string;
  applicationId: string;
  state: RunState;
  /** The place in the conversation's queue: smaller goes first. */
  position: number;
  userMessageId: string;
  /** Whether its turn goes behind the newest message, or starts a branch where its message stands already. */
  placement: RunPlacement;
  /** The end of the active branch when it started. */
  previousHeadId: string | null;
  assistantMessageId: string;
  model: string;
  /** How often it was taken by a process: an old number is refused, as somebody else makes the run by then. */
  epoch: number;
  /** The run that made the beginning of its message, where it was asked to go on with one. */
  continuesRunId: string | null;
  /** Whether its log was kept for as long as it was to be: nobody can follow it any more. */
  isLogExpired: boolean;
  /** The same of what it sent. */
  isManifestExpired: boolean;
  error: RunFailure | null;
  usage: RunUsage | null;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
}

export function isEnded(run: Run): boolean {
  return run.state !== 'queued' && run.state !== 'running';
}

/** By whom, and for how long from now on, a run is believed to be made. Where processes share runs, the database's clock decides. */
export interface Lease {
  owner: string;
  /** By the clock of this process, in epoch milliseconds. */
  now: number;
  forMs: number;
}
