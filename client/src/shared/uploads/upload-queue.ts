import { UnreachableError } from '../../api/api-error.js';
import { BusyError } from '../../api/busy-error.js';
import { type DocumentSummary } from '../../api/types.js';
import { isUnfit } from './unfit-file.js';

export type UploadState =
  | { kind: 'waiting' }
  | { kind: 'sending'; share: number }
  /** The server had no room for it; it is sent again by itself. */
  | { kind: 'held'; reason: string }
  | { kind: 'sent'; isNew: boolean; documentId: string }
  /** Where that is final, it would be refused again. */
  | { kind: 'refused'; reason: string; isFinal: boolean };

export interface Upload<What> {
  id: number;
  what: What;
  state: UploadState;
}

/** What the server made of a file. */
export interface Sent {
  document: DocumentSummary;
  /** Whether it was not there before. */
  isNew: boolean;
}

export interface UploadMeans<What> {
  send: (what: What, onShare: (share: number) => void, signal: AbortSignal) => Promise<Sent>;
  wait: (durationMs: number, signal?: AbortSignal) => Promise<void>;
  /** Why something was refused, for a person. */
  reasonOf: (error: unknown) => string;
  /** Whether nobody is let in any more: then all of it waits for somebody who is. */
  isAccessOver: (error: unknown) => boolean;
  /** Something came in. */
  onSent?: (document: DocumentSummary) => void;
}

/** So many are sent at a time: more would only wait at the server. */
const AT_A_TIME = 3;
/** Then a person is asked. */
const MOST_ATTEMPTS = 12;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** The files that are on their way in. One that fails keeps none of the others, and stays until it is sent or taken out. */
export class UploadQueue<What> {
  private uploads: readonly Upload<What>[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly running = new Map<number, AbortController>();
  private lastId = 0;
  private paused = false;

  constructor(private readonly means: UploadMeans<What>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Another list after each change. */
  readonly read = (): readonly Upload<What>[] => this.uploads;

  add(files: readonly What[]): void {
    const added = files.map((what): Upload<What> => {
      this.lastId += 1;
      return { id: this.lastId, what, state: { kind: 'waiting' } };
    });
    this.change([...this.uploads, ...added]);
    this.sendNext();
  }

  /** Sends once more what was refused. */
  retry(ids: readonly number[]): void {
    const again = new Set(ids);
    this.change(
      this.uploads.map((upload) =>
        again.has(upload.id) ? { ...upload, state: { kind: 'waiting' } } : upload,
      ),
    );
    this.sendNext();
  }

  /** What has not been sent is not; what was sent stays where it is. */
  remove(ids: readonly number[]): void {
    const out = new Set(ids);
    this.change(this.uploads.filter(({ id }) => !out.has(id)));
    for (const id of ids) this.running.get(id)?.abort();
    this.sendNext();
  }

  /** Nothing is sent until `resume`; what was under way begins again then. */
  pause(): void {
    if (this.paused) return;
    this.paused = true;
    const begun = this.uploads.some(({ id }) => this.running.has(id));
    for (const controller of this.running.values()) controller.abort();
    if (!begun) return;
    this.change(
      this.uploads.map((upload) =>
        this.running.has(upload.id) ? { ...upload, state: { kind: 'waiting' } } : upload,
      ),
    );
  }

  resume(): void {
    if (!this.paused) return;
    this.paused = false;
    this.sendNext();
  }

  private sendNext(): void {
    if (this.paused) return;
    for (const upload of this.uploads) {
      if (this.running.size >= AT_A_TIME) return;
      if (upload.state.kind !== 'waiting' || this.running.has(upload.id)) continue;
      const controller = new AbortController();
      this.running.set(upload.id, controller);
      void this.send(upload, controller.signal).finally(() => {
        this.running.delete(upload.id);
        this.sendNext();
      });
    }
  }

  private async send({ id, what }: Upload<What>, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.set(id, { kind: 'sending', share: 0 });
        const onShare = (share: number): void => {
          this.set(id, { kind: 'sending', share });
        };
        const { document, isNew } = await this.means.send(what, onShare, signal);
        this.means.onSent?.(document);
        this.set(id, { kind: 'sent', isNew, documentId: document.id });
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (this.means.isAccessOver(error)) {
          this.pause();
          return;
        }
        const reason = this.means.reasonOf(error);
        const waitMs = attempt < MOST_ATTEMPTS ? waitAfter(error, attempt) : null;
        if (waitMs === null) {
          this.set(id, { kind: 'refused', reason, isFinal: isUnfit(error) });
          return;
        }
        this.set(id, { kind: 'held', reason });
        const isOver = await this.means.wait(waitMs, signal).then(
          () => false,
          () => true,
        );
        if (isOver) return;
      }
    }
  }

  private set(id: number, state: UploadState): void {
    this.change(this.uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
  }

  private change(uploads: readonly Upload<What>[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}

/** How long to wait before it is tried again; null for a refusal that would be the same. */
function waitAfter(error: unknown, attempt: number): number | null {
  const ownMs = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
  if (error instanceof BusyError) return Math.max(error.retryAfterMs ?? 0, ownMs);
  return error instanceof UnreachableError ? ownMs : null;
}
