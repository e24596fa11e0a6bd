import { Injectable } from '@nestjs/common';
import { type Language } from '../../applications/languages.js';
import { Database } from '../../database/database.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { CorporaRepository } from '../search/corpora.repository.js';
import { IngestionQueue } from './ingestion-queue.js';
import { IngestionRunner } from './ingestion-runner.js';

/** Has everything that an application knows indexed anew. */
@Injectable()
export class Reindexer {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly corpora: CorporaRepository,
    private readonly queue: IngestionQueue,
    private readonly runner: IngestionRunner,
    private readonly database: Database,
  ) {}

  /** In another language. Until all is done, a document may be found by its old words' forms only. */
  async reindex(applicationId: string, language: Language): Promise<void> {
    if (!(await this.isDue(applicationId, language))) return;
    await this.database.transaction(async () => {
      if (!(await this.isDue(applicationId, language))) return;
      await this.corpora.setLanguage(applicationId, language);
      for (const id of await this.documents.idsOf(applicationId)) await this.queue.add(id, {});
    });
    this.runner.wake();
  }

  private async isDue(applicationId: string, language: Language): Promise<boolean> {
    const corpus = await this.corpora.find(applicationId);
    return corpus !== undefined && corpus.language !== language;
  }
}
