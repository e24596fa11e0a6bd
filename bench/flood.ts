import { once } from 'node:events';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { OTHER_CORE } from './processes.ts';

/** Replies asked for at a steady rate, however long they take. */
export interface Flood {
  url: string;
  /** See upstream.ts. */
  model: string;
  perSecond: number;
  seconds: number;
  /** Whether each reply looks for passages first, and each tenth request adds a document instead. */
  withKnowledge?: boolean;
}

export interface FloodReport {
  /**
   * From the first to the last token of each reply: as the model sent them, and as they were read; and by how much the
   * latest of its tokens was read after it was sent.
   */
  replies: { sentMs: number; readMs: number; lateMs: number }[];
  /** How long each refusal with 503 took to come. */
  refusedMs: number[];
  /** Whatever came to neither. */
  failed: number;
}

/** A process that is ready to ask. */
export class Flooding {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly output: string[];

  private constructor(child: ChildProcessWithoutNullStreams, output: string[]) {
    this.child = child;
    this.output = output;
  }

  /** @returns once there is a conversation for each reply. */
  static async prepare(order: Flood): Promise<Flooding> {
    const program = join(import.meta.dirname, 'flooding.ts');
    const child = spawn('taskset', ['-c', String(OTHER_CORE), process.execPath, program]);
    const output: string[] = [];
    child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
    child.stdin.write(`${JSON.stringify(order)}\n`);
    await once(child.stderr, 'data');
    return new Flooding(child, output);
  }

  /** @returns once each reply has come to its end. */
  async begin(): Promise<FloodReport> {
    this.child.stdin.end('begin\n');
    await once(this.child, 'close');
    return JSON.parse(this.output.join('')) as FloodReport;
  }
}
