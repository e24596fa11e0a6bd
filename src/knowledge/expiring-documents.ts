import { Injectable } from '@nestjs/common';
import { type Expiring } from '../common/expiring.js';
import { Database } from '../database/database.js';
import { DocumentLibrary } from './document-library.js';
import { DepartingDocumentsRepository } from './documents/departing-documents.repository.js';

/** Documents that nobody has changed for long. Each goes as by `DELETE`: out of every search at once. */
@Injectable()
export class ExpiringDocuments implements Expiring {
  /** Whether something was deleted that may still be in the log of the database. */
  private isToPurge = false;

  constructor(
    private readonly library: DocumentLibrary,
    private readonly documents: DepartingDocumentsRepository,
    private readonly database: Database,
  ) {}

  applicationAfter(id: string): Promise<string | undefined> {
    return this.documents.applicationAfter(id);
  }

  async hide(applicationId: string, before: number): Promise<boolean> {
    const id = await this.documents.findUnchanged(applicationId, before);
    if (id === undefined) return false;
    await this.library.discard(id, before);
    this.isToPurge = true;
    return true;
  }

  /** What a long one leaves behind is swept away in steps already. */
  async clear(): Promise<boolean> {
    if (this.isToPurge) await this.database.purge();
    this.isToPurge = false;
    return false;
  }
}
