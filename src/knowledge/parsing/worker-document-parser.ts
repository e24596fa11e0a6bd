import { compiledFile } from '../../common/compiled-file.js';
import { type Scheduler } from '../../common/scheduler.js';
import { DocumentParser, type ParseProgress } from './document-parser.js';
import { tooSlow } from './parse-failures.js';
import { ParseProcess } from './parse-process.js';
import { deadlineOf, DEFAULT_PARSING_LIMITS, type ParsingLimits } from './parsing-limits.js';
import { type FlatText } from './structured-text.js';
import { type UploadedFile } from './uploaded-file.js';

const PARSE_WORKER = compiledFile(import.meta.url, './parse-worker.js');

/**
 * A worker thread for each file, in a process of its own, bounded in time and memory: whatever a file does to its
 * reader, this process goes on. Files asked for at once are read at once; how many may be is up to the caller.
 */
export class WorkerDocumentParser extends DocumentParser {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly limits: ParsingLimits = DEFAULT_PARSING_LIMITS,
    private readonly entry: URL = PARSE_WORKER,
  ) {
    super();
  }

  override async parse(
    file: UploadedFile,
    signal: AbortSignal,
    onProgress?: ParseProgress,
  ): Promise<FlatText> {
    signal.throwIfAborted();
    const { limits, entry } = this;
    // Exactly these bytes, and plain ones: a buffer may be a piece of a larger one, or of a kind that cannot be sent.
    const bytes = new Uint8Array(file.bytes);
    const task = { file: { ...file, bytes }, limits, entry: entry.href };
    const reading = new ParseProcess(task, onProgress);
    const deadlineMs = deadlineOf(bytes, limits);
    const callOffDeadline = this.scheduler.after(deadlineMs, () => {
      reading.giveUp(tooSlow(deadlineMs));
    });
    const abort = () => {
      reading.giveUp(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await reading.document;
    } finally {
      signal.removeEventListener('abort', abort);
      callOffDeadline();
    }
  }
}
