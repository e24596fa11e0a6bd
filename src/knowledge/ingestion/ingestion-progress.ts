import { Injectable, Logger } from '@nestjs/common';
import { ChangeFeed } from '../../database/change-feed.js';
import { Claims } from '../../database/claims/claims.js';
import { fileClaim } from './ingestion-claims.js';

/** How far a document has come on its way in: `waiting`, `reading` its file, or `indexing` its text. */
export interface IngestionStep {
  stage: 'waiting' | 'reading' | 'indexing';
  done: number;
  /** 0 where it is not known. */
  total: number;
}

/**
 * How far the files have come that are being read right now, by whichever process. It goes with the claim of that
 * process: after its end, what was under way waits again.
 */
@Injectable()
export class IngestionProgress {
  private readonly logger = new Logger(IngestionProgress.name);
  /** What is still to be said of a document while it is told what was said before. */
  private readonly next = new Map<string, IngestionStep | undefined>();

  constructor(
    private readonly changes: ChangeFeed,
    private readonly claims: Claims,
  ) {}

  /** Where those of the documents are that are being read. */
  async of(documentIds: readonly string[]): Promise<Map<string, IngestionStep>> {
    const notes = await this.claims.notesOn(documentIds.map(fileClaim));
    return new Map(
      documentIds.flatMap((id) => {
        const note = notes.get(fileClaim(id));
        return note === undefined ? [] : [[id, JSON.parse(note) as IngestionStep] as const];
      }),
    );
  }

  /** Nobody waits for it to be known: of steps that come faster than that, the last is told. */
  report(documentId: string, step: IngestionStep): void {
    const isTelling = this.next.has(documentId);
    this.next.set(documentId, step);
    if (isTelling) return;
    this.tell(documentId).catch((error: unknown) => {
      this.next.delete(documentId);
      this.logger.warn(`The progress of ${documentId} is not known: ${String(error)}`);
    });
  }

  /** It is not being taken in any more. */
  end(documentId: string): void {
    this.changes.announce(documentId);
  }

  private async tell(documentId: string): Promise<void> {
    for (let step = this.next.get(documentId); step; step = this.next.get(documentId)) {
      this.next.set(documentId, undefined);
      await this.claims.note(fileClaim(documentId), JSON.stringify(step));
      this.changes.announce(documentId);
    }
    this.next.delete(documentId);
  }
}
