import { type ChildProcess, fork } from 'node:child_process';
import { compiledFile } from '../../common/compiled-file.js';
import { type ParseProgress } from './document-parser.js';
import { ParseError } from './parse-error.js';
import { brokenReader, tooMuchMemory } from './parse-failures.js';
import { type ParseMessage, type ParseTask } from './parse-messages.js';
import { type FlatText } from './structured-text.js';

const PARSE_HOST = compiledFile(import.meta.url, './parse-host.js');

/** One process that reads one file and is then gone, however it ends. */
export class ParseProcess {
  /** Rejects with a {@link ParseError}, or with the reason for which it was given up. */
  readonly document: Promise<FlatText>;
  private readonly child: ChildProcess | undefined;
  private readonly resolve: (document: FlatText) => void;
  private readonly reject: (reason: unknown) => void;

  constructor(
    task: ParseTask,
    private readonly onProgress: ParseProgress | undefined,
    open: () => ChildProcess = openHost,
  ) {
    ({
      promise: this.document,
      resolve: this.resolve,
      reject: this.reject,
    } = Promise.withResolvers<FlatText>());
    // It may come to nothing before anybody waits for it.
    this.document.catch(() => undefined);
    try {
      this.child = open();
    } catch (error) {
      this.reject(error);
      return;
    }
    this.listen(this.child, task);
  }

  /** Ends the process; once there is an answer, that stands. */
  giveUp(reason: unknown): void {
    this.reject(reason);
    this.child?.kill('SIGKILL');
  }

  private listen(child: ChildProcess, task: ParseTask): void {
    child.on('message', (message) => {
      this.hear(message as ParseMessage);
    });
    // A system without the means for another process has not looked at the file: that is none of the file's faults.
    child.on('error', (error) => {
      this.giveUp(error);
    });
    child.on('exit', (code, signal) => {
      // What the engine and the system do to a process that takes too much.
      const isFull = signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || code === 134;
      this.reject(
        isFull ? tooMuchMemory(task.limits) : brokenReader(new Error(`It ended with ${signal ?? code}`)),
      );
    });
    // Without a process there is no way to it either, and the error is on its way.
    if (!child.connected) return;
    child.send(task, (error) => {
      if (error) this.giveUp(brokenReader(error));
    });
  }

  private hear(message: ParseMessage): void {
    switch (message.type) {
      case 'progress':
        this.onProgress?.(message.done, message.total);
        return;
      case 'parsed':
        this.resolve(message.document);
        return;
      case 'failed':
        this.reject(new ParseError(message.code, message.detail));
    }
  }
}

function openHost(): ChildProcess {
  // Nothing of this process is its business, and what it prints is about the file.
  return fork(PARSE_HOST, {
    env: {},
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
}
