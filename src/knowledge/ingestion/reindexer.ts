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
    const isDue = await this.database.transaction(async () => {
      const corpus = await this.corpora.find(applicationId);
      if (!corpus || corpus.language === language) return false;
      await this.corpora.setLanguage(applicationId, language);
      for (const id of await this.documents.idsOf(applicationId)) await this.queue.add(id, {});
      return true;
    });
    if (isDue) this.runner.wake();
  }
}
