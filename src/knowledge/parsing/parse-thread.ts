import { Worker } from 'node:worker_threads';
import { brokenReader, tooMuchMemory } from './parse-failures.js';
import { type ParseMessage, type ParseTask } from './parse-messages.js';

const MEGABYTE = 1024 * 1024;

/** One worker thread that reads one file and is then gone, however it ends. */
export class ParseThread {
  private readonly worker: Worker;
  private state: 'starting' | 'running' | 'ended' = 'starting';

  /** @param say told progress, and then once how it ended. */
  constructor(
    private readonly task: ParseTask,
    private readonly say: (message: ParseMessage) => void,
  ) {
    this.worker = new Worker(new URL(task.entry), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: task.limits.memoryMegabytes },
    });
    this.worker.once('online', () => {
      if (this.state === 'starting') this.state = 'running';
    });
    this.worker.on('message', (message: ParseMessage) => {
      this.hear(message);
    });
    this.worker.on('error', (error: Error & { code?: string }) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.fail(isFull ? tooMuchMemory(task.limits) : brokenReader(error));
    });
    this.worker.on('exit', () => {
      this.fail(brokenReader(undefined));
    });
  }

  /** The limit of the heap is the thread's own; this is for what lies outside of it, such as unpacked data. */
  async checkMemory(): Promise<void> {
    if (this.state !== 'running') return;
    try {
      const { external_memory: bytes } = await this.worker.getHeapStatistics();
      if (bytes > this.task.limits.memoryMegabytes * MEGABYTE) this.fail(tooMuchMemory(this.task.limits));
    } catch {
      // It is not running any more.
    }
  }

  private fail({ code, message: detail }: ReturnType<typeof brokenReader>): void {
    this.hear({ type: 'failed', code, detail });
  }

  private hear(message: ParseMessage): void {
    if (this.state === 'ended') return;
    this.say(message);
    if (message.type === 'progress') return;
    this.state = 'ended';
    void this.worker.terminate();
  }
}
