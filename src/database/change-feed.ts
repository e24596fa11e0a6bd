import { Injectable } from '@nestjs/common';
import { Database } from './database.js';

const TOPIC = 'changed';

/**
 * Tells those who follow a thing, by its id, that something about it has changed, in whichever process. It says that,
 * not what.
 */
@Injectable()
export class ChangeFeed {
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(private readonly database: Database) {
    database.hints.listen(
      TOPIC,
      (id) => {
        this.tell(id);
      },
      () => {
        for (const id of [...this.listeners.keys()]) this.tell(id);
      },
    );
  }

  /** Something is changing: listeners hear of it once it is committed, and never if it is rolled back. */
  announce(id: string): void {
    this.database.afterCommit(() => {
      this.tell(id);
      this.database.hints.send(TOPIC, id);
    });
  }

  /** @returns a function that stops listening. */
  listen(id: string, listener: () => void): () => void {
    const group = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, group.add(listener));
    return () => {
      group.delete(listener);
      if (group.size === 0) this.listeners.delete(id);
    };
  }

  private tell(id: string): void {
    for (const listener of this.listeners.get(id) ?? []) listener();
  }
}
