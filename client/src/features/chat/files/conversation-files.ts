import { type FileToAttach } from '../../../api/attach-file.js';
import { type DocumentSummary, type SentFile } from '../../../api/types.js';
import { type Sent, UploadQueue } from '../../../shared/uploads/upload-queue.js';
import { chipsOf } from './chips-of.js';
import { type FilesState, isUnread, nameOf, NO_FILES } from './files-state.js';

/** How soon the page knows how far a file is read. No stream that a user may follow tells it. */
const ASK_AGAIN_MS = 1000;

export interface FilesMeans {
  /** @throws Error with the reason, for a person, as `reasonOf` has it. */
  attach: (what: FileToAttach, onShare: (share: number) => void, signal: AbortSignal) => Promise<Sent>;
  list: () => Promise<readonly DocumentSummary[]>;
  remove: (fileId: string) => Promise<void>;
  wait: (durationMs: number, signal?: AbortSignal) => Promise<void>;
  reasonOf: (error: unknown) => string;
  /** Keeps which files are meant for the next message. */
  keepMeant: (ids: readonly string[]) => void;
  /** The most that a conversation may have. */
  maxFiles: number;
  tooMany: () => Error;
}

/** The files of a conversation: sends those that are chosen, and follows them until they are read. */
export class ConversationFiles {
  private state = NO_FILES;
  private documents: readonly DocumentSummary[] = [];
  private readonly followed = new Set<string>();
  /** Those that are meant for the next message. */
  private readonly meant = new Set<string>();
  /** Those that went with a message. */
  private readonly said = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly queue: UploadQueue<FileToAttach>;
  private readonly left = new AbortController();
  /** How often the documents were changed here: an answer to what was asked before is out of date. */
  private changes = 0;
  private isFollowing = false;

  constructor(private readonly means: FilesMeans) {
    this.queue = new UploadQueue<FileToAttach>({
      ...{ wait: means.wait, reasonOf: means.reasonOf, isAccessOver: () => false },
      send: async (what, onShare, signal) => {
        if (this.documents.length >= means.maxFiles) throw means.tooMany();
        return means.attach(what, onShare, signal);
      },
      onSent: (document) => {
        this.mean([document.id]);
        this.put([document, ...this.documents.filter(({ id }) => id !== document.id)]);
        this.follow();
      },
    });
    this.queue.subscribe(() => {
      this.tell();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Another object after each change. */
  readonly read = (): FilesState => this.state;

  /**
   * What the server has, where that was read already.
   * @param meant what of it was meant for the next message when the page was left.
   */
  begin(documents: readonly DocumentSummary[], meant: readonly string[] = []): void {
    for (const id of meant) {
      this.meant.add(id);
      this.followed.add(id);
    }
    this.show(documents);
    this.follow();
  }

  add(files: readonly FileToAttach[]): void {
    this.queue.add(files);
  }

  /** Sends once more what was refused, or could not be read. */
  retry(uploadId: number): void {
    const state = this.queue.read().find(({ id }) => id === uploadId)?.state;
    if (state?.kind === 'sent') this.followed.delete(state.documentId);
    this.queue.retry([uploadId]);
  }

  /** Does not send what has not been sent. */
  withdraw(uploadId: number): void {
    this.queue.remove([uploadId]);
  }

  /** Deletes a file from the conversation. */
  async remove(fileId: string): Promise<void> {
    await this.means.remove(fileId);
    this.mean([], [fileId]);
    this.put(this.documents.filter(({ id }) => id !== fileId));
  }

  /**
   * A message goes that they were meant for: those that have come to their end need not be seen any more.
   * @param sent those that are known to have gone with one before, maybe from another page.
   * @returns those that go with it: what was to be seen, and went with none before.
   */
  settle(sent: ReadonlySet<string>): SentFile[] {
    const going = this.state.chips
      .map(({ document }) => document)
      .filter((document) => document !== null)
      .filter(({ id }) => !this.said.has(id) && !sent.has(id))
      .map((document) => ({ id: document.id, name: nameOf(document) }));
    for (const { id } of going) this.said.add(id);
    this.mean([], [...this.meant]);
    const ended = new Set(this.documents.filter((document) => !isUnread(document)).map(({ id }) => id));
    for (const id of ended) this.followed.delete(id);
    const done = this.queue
      .read()
      .filter(({ state }) => state.kind === 'sent' && ended.has(state.documentId));
    this.queue.remove(done.map(({ id }) => id));
    this.tell();
    return going;
  }

  /** The message did not go: they are meant for the next one. Some may be what it was refused for. */
  giveBack(files: readonly SentFile[]): void {
    this.mean(files.map(({ id }) => id));
    for (const { id } of files) {
      this.said.delete(id);
      this.followed.add(id);
    }
    this.tell();
    this.refresh().catch(() => undefined);
  }

  /** Asks the server what there is. */
  async refresh(): Promise<void> {
    const before = this.changes;
    const documents = await this.means.list();
    if (before === this.changes) this.show(documents);
  }

  /** Nobody looks any more: what is on its way arrives, and nothing more is asked for. */
  leave(): void {
    this.left.abort();
  }

  private mean(ids: readonly string[], noMore: readonly string[] = []): void {
    for (const id of ids) this.meant.add(id);
    for (const id of noMore) this.meant.delete(id);
    if (ids.length + noMore.length > 0) this.means.keepMeant([...this.meant]);
  }

  private follow(): void {
    if (this.isFollowing) return;
    this.isFollowing = true;
    void this.followAll().finally(() => {
      this.isFollowing = false;
    });
  }

  private async followAll(): Promise<void> {
    const { signal } = this.left;
    while (!signal.aborted && this.documents.some(isUnread)) {
      const isOver = await this.means.wait(ASK_AGAIN_MS, signal).then(
        () => false,
        () => true,
      );
      if (isOver) return;
      // It may be reached again the next time.
      await this.refresh().catch(() => undefined);
    }
  }

  private put(documents: readonly DocumentSummary[]): void {
    this.changes += 1;
    this.show(documents);
  }

  private show(documents: readonly DocumentSummary[]): void {
    this.documents = documents;
    for (const document of documents) if (isUnread(document)) this.followed.add(document.id);
    this.tell();
  }

  private tell(): void {
    const { documents, followed } = this;
    this.state = { documents, chips: chipsOf(this.queue.read(), documents, followed) };
    for (const listener of this.listeners) listener();
  }
}
