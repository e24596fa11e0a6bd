import { type Generated, type Selectable } from 'kysely';

/** Kept; being deleted, a little at a time, and not to be read any more; gone. */
type Remains = 0 | 1 | 2;

export interface RunTable {
  id: string;
  conversation_id: string;
  application_id: string;
  state: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed' | 'interrupted';
  /** The place in the conversation's queue: smaller goes first. */
  position: number;
  user_message_id: string;
  /** Whether its turn goes behind the newest message, or starts a branch where its message stands already. */
  placement: 'append' | 'branch';
  /** The end of the active branch when it started, to go back to. */
  previous_head_id: string | null;
  /** Given out when the run is made; the message itself is stored when the run ends. */
  assistant_message_id: string;
  model: string;
  /** JSON: code and detail of what made it fail. */
  error: string | null;
  /** JSON: tokens in and out. */
  usage: string | null;
  /** What somebody asked for while it is being made. */
  end_requested: 'cancel' | 'rollback' | null;
  /** The process that makes the reply, and until when it may be believed to be alive. */
  lease_owner: string | null;
  lease_expires_at: number | null;
  /** How often the run was taken by a process; whoever writes it shows this. */
  lease_epoch: number;
  /** The run that made the beginning of the reply, where this one goes on with it by hand. */
  continues_run_id: string | null;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
  /** What is left of its log once it has ended, and was kept for as long as its application wants. */
  log_state: Generated<Remains>;
  /** The same of its manifest, and of what was searched for. */
  manifest_state: Generated<Remains>;
}

/** As it is read. */
export type RunRow = Selectable<RunTable>;
