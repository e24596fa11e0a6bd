import { Injectable } from '@nestjs/common';
import { Database } from './database.js';

/** Tells those who follow a thing, by its id, that something about it has changed. It says that, not what. */
@Injectable()
export class ChangeFeed {
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(private readonly database: Database) {}

  /** Something is changing: listeners hear of it once it is committed, and never if it is rolled back. */
  announce(id: string): void {
    this.database.afterCommit(() => {
      for (const listener of this.listeners.get(id) ?? []) listener();
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
}
