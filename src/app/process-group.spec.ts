import { setImmediate } from 'node:timers/promises';
import { FixedClock } from '../common/testing/fixed-clock.js';
import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { GroupStartError, type Listening, type Member, ProcessGroup } from './process-group.js';

class FakeMember implements Member {
  readonly signals: string[] = [];
  private readonly heard: ((where: Listening) => void)[] = [];
  private readonly gone: ((how: string) => void)[] = [];

  constructor(readonly pid: number) {}

  onListening(heard: (where: Listening) => void): void {
    this.heard.push(heard);
  }

  onExit(gone: (how: string) => void): void {
    this.gone.push(gone);
  }

  end(signal: NodeJS.Signals): void {
    this.signals.push(signal);
  }

  listen(): void {
    for (const heard of this.heard) heard({ address: '127.0.0.1', port: 3000 });
  }

  exit(how: string): void {
    for (const gone of this.gone) gone(how);
  }
}

describe('ProcessGroup', () => {
  let members: FakeMember[];
  let lines: string[];
  let scheduler: ManualScheduler;
  let clock: FixedClock;
  let group: ProcessGroup;

  beforeEach(() => {
    members = [];
    lines = [];
    scheduler = new ManualScheduler();
    clock = new FixedClock();
    const fork = (): Member => {
      members.push(new FakeMember(members.length + 1));
      return members.at(-1)!;
    };
    group = new ProcessGroup(fork, scheduler, clock, (line) => lines.push(line));
  });

  const startThree = async (): Promise<void> => {
    const started = group.start(3);
    members[0]?.listen();
    await setImmediate();
    for (const member of members.slice(1)) member.listen();
    expect(await started).toEqual({ address: '127.0.0.1', port: 3000 });
  };

  it('starts one, and the others once that listens', async () => {
    const started = group.start(3);
    expect(members).toHaveLength(1);
    members[0]?.listen();
    await setImmediate();
    expect(members).toHaveLength(3);
    for (const member of members) member.listen();
    await started;
  });

  it('does not try again what did not start', async () => {
    const started = group.start(3);
    members[0]?.exit('1');
    await expect(started).rejects.toThrow(GroupStartError);
    expect(scheduler.pending).toBe(0);
    expect(members).toHaveLength(1);
  });

  it('replaces whoever dies, at growing intervals', async () => {
    await startThree();
    members[1]?.exit('SIGKILL');
    expect(lines).toEqual(['Process 2 has ended (SIGKILL); another one takes its place in 1 s.']);
    scheduler.advance(999);
    expect(members).toHaveLength(3);
    scheduler.advance(1);
    expect(members).toHaveLength(4);
    for (const pauseS of [2, 4, 8, 16, 30, 30]) {
      members.at(-1)?.exit('1');
      expect(lines.at(-1)).toMatch(new RegExp(` in ${pauseS} s\\.$`));
      scheduler.advance(pauseS * 1_000);
    }
  });

  it('begins with the shortest interval where one had lived for a while', async () => {
    await startThree();
    members[0]?.exit('SIGKILL');
    scheduler.advance(1_000);
    clock.nowMs += 60_000;
    members[3]?.exit('SIGKILL');
    expect(lines.at(-1)).toMatch(/ in 1 s\.$/);
  });

  it('tells all to end, waits for them, and replaces nobody then', async () => {
    await startThree();
    members[0]?.exit('SIGKILL');
    let isOver = false;
    const ended = group.end('SIGTERM').then(() => {
      isOver = true;
    });
    expect(members.map(({ signals }) => signals)).toEqual([[], ['SIGTERM'], ['SIGTERM']]);
    members[1]?.exit('0');
    await setImmediate();
    expect(isOver).toBe(false);
    members[2]?.exit('0');
    await ended;
    scheduler.advance(60_000);
    expect(members).toHaveLength(3);
  });
});
