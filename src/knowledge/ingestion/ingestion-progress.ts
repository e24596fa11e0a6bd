import { Injectable } from '@nestjs/common';
import { ChangeFeed } from '../../database/change-feed.js';

/** How far a document has come on its way in: `waiting`, `reading` its file, or `indexing` its text. */
export interface IngestionStep {
  stage: 'waiting' | 'reading' | 'indexing';
  done: number;
  /** 0 where it is not known. */
  total: number;
}

/** What is being taken in right now. It is not stored: after a restart, what was under way waits again. */
@Injectable()
export class IngestionProgress {
  private readonly steps = new Map<string, IngestionStep>();

  constructor(private readonly changes: ChangeFeed) {}

  of(documentId: string): IngestionStep | undefined {
    return this.steps.get(documentId);
  }

  report(documentId: string, step: IngestionStep): void {
    this.steps.set(documentId, step);
    this.changes.announce(documentId);
  }

  end(documentId: string): void {
    this.steps.delete(documentId);
    this.changes.announce(documentId);
  }
}
