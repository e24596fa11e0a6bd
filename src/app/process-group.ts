import { type Clock } from '../common/clock.js';
import { type Scheduler } from '../common/scheduler.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Whoever lived for so long did not die of its start. */
const STEADY_MS = 60_000;

/** Where a process listens. */
export interface Listening {
  address: string;
  port: number;
}

/** A process of the group. */
export interface Member {
  readonly pid: number | undefined;
  /** Calls back once it takes requests. */
  onListening(heard: (where: Listening) => void): void;
  /** Calls back once it is gone. @param how a signal's name or an exit code. */
  onExit(gone: (how: string) => void): void;
  end(signal: NodeJS.Signals): void;
}

/** A member could not be started at all; it has said why. */
export class GroupStartError extends Error {
  constructor() {
    super('A process of the group did not start.');
    this.name = 'GroupStartError';
  }
}

/** Keeps a number of processes running that share a port: who dies is replaced, at growing intervals. */
export class ProcessGroup {
  private readonly members = new Set<Member>();
  private readonly pauses = new Set<() => void>();
  private isEnding = false;

  constructor(
    private readonly fork: () => Member,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
    private readonly report: (line: string) => void,
  ) {}

  /**
   * The first alone, as what keeps it from starting keeps all of them; then the others.
   * @returns where they listen. @throws GroupStartError
   */
  async start(size: number): Promise<Listening> {
    const where = await this.add();
    await Promise.all(Array.from({ length: size - 1 }, () => this.add()));
    return where;
  }

  /** Tells all of them to end. @returns once they have. */
  async end(signal: NodeJS.Signals): Promise<void> {
    this.isEnding = true;
    for (const callOff of this.pauses) callOff();
    await Promise.all(
      Array.from(this.members, (member) => {
        const { promise, resolve } = Promise.withResolvers<unknown>();
        member.onExit(resolve);
        member.end(signal);
        return promise;
      }),
    );
  }

  private async add(): Promise<Listening> {
    const { promise, resolve, reject } = Promise.withResolvers<Listening>();
    let hasListened = false;
    const member = this.watch(0, (where) => {
      hasListened = true;
      resolve(where);
    });
    member.onExit(() => {
      if (!hasListened) reject(new GroupStartError());
    });
    return promise;
  }

  /** @param pauseMs how long its predecessor was waited for. */
  private watch(pauseMs: number, heard: (where: Listening) => void = () => undefined): Member {
    const member = this.fork();
    const startedMs = this.clock.monotonic();
    let isUp = pauseMs > 0;
    this.members.add(member);
    member.onListening((where) => {
      isUp = true;
      heard(where);
    });
    member.onExit((how) => {
      this.members.delete(member);
      if (this.isEnding || !isUp) return;
      const isSteady = this.clock.monotonic() - startedMs >= STEADY_MS;
      this.replace(member.pid, how, isSteady ? 0 : pauseMs);
    });
    return member;
  }

  private replace(pid: number | undefined, how: string, lastPauseMs: number): void {
    const pauseMs = Math.min(Math.max(lastPauseMs * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
    this.report(`Process ${pid} has ended (${how}); another one takes its place in ${pauseMs / 1_000} s.`);
    const callOff = this.scheduler.after(pauseMs, () => {
      this.pauses.delete(callOff);
      this.watch(pauseMs);
    });
    this.pauses.add(callOff);
  }
}
