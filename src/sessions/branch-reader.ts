import { type MessageText } from './message.js';
import { type MessagesRepository } from './messages.repository.js';

/** Reads a history from its newest message back, as far as somebody wants it. */
export class BranchReader {
  private read: readonly MessageText[] = [];
  private next: string | null;

  constructor(
    private readonly repository: MessagesRepository,
    headId: string | null,
  ) {
    this.next = headId;
  }

  /** What was read, oldest first. */
  get messages(): readonly MessageText[] {
    return this.read;
  }

  /** Whether there is nothing before it. */
  get isWhole(): boolean {
    return this.next === null;
  }

  /** How many messages come before it; null where that was not counted yet when they were stored. */
  get olderCount(): number | null {
    if (this.next === null) return 0;
    const depth = this.read[0]?.depth;
    return depth == null ? null : depth - 1;
  }

  /** Reads so many messages more, or as many as there are. */
  async readOlder(count: number): Promise<void> {
    if (this.next === null || count <= 0) return;
    const older = await this.repository.texts(this.next, count);
    this.read = [...older, ...this.read];
    this.next = older[0]?.parentId ?? null;
  }
}
