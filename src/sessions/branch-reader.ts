import { type MessageText } from './message.js';
import { type BranchTextsRepository } from './branch-texts.repository.js';

/** Reads a history from its newest message back, as far as somebody wants it. */
export class BranchReader {
  private read: readonly MessageText[] = [];
  private next: string | null;

  constructor(
    private readonly repository: BranchTextsRepository,
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

  /** The turns of these messages that were not read yet: each with what it answers or is answered by; oldest first. */
  async turnsOf(ids: readonly string[]): Promise<readonly MessageText[]> {
    if (this.next === null || ids.length === 0) return [];
    const around = await this.repository.textsAround(this.next, ids);
    const wanted = new Set<string | null>(ids);
    const questions = new Set(
      around.filter(({ id, role }) => role === 'assistant' && wanted.has(id)).map(({ parentId }) => parentId),
    );
    return around.filter(
      ({ id, parentId, role }) =>
        wanted.has(id) || questions.has(id) || (role === 'assistant' && wanted.has(parentId)),
    );
  }
}
