import { Injectable } from '@nestjs/common';
import { type Language } from '../../applications/languages.js';
import { Database } from '../../database/database.js';
import { CorporaRepository } from '../index/corpora.repository.js';
import { indexKey } from '../index/index-key.js';
import { type Corpus } from '../index/corpus.js';
import { IngestionQueue } from './ingestion-queue.js';
import { IngestionRunner } from './ingestion-runner.js';

/** Has everything that an application knows indexed anew. */
@Injectable()
export class Reindexer {
  constructor(
    private readonly corpora: CorporaRepository,
    private readonly queue: IngestionQueue,
    private readonly runner: IngestionRunner,
    private readonly database: Database,
  ) {}

  /** In another language. Until all is done, a document may be found by its old words' forms only. */
  async reindex(applicationId: string, language: Language): Promise<void> {
    if (!(await this.findOther(applicationId, language))) return;
    await this.database.transaction(async () => {
      await this.database.holdKey(indexKey(applicationId));
      const corpus = await this.findOther(applicationId, language);
      if (!corpus) return;
      await this.corpora.setLanguage(corpus.id, language);
      await this.queue.addAll(applicationId);
    });
    this.runner.wake();
  }

  /** The application's corpus, where it is in another language. */
  private async findOther(applicationId: string, language: Language): Promise<Corpus | undefined> {
    const corpus = await this.corpora.find(applicationId);
    return corpus?.language === language ? undefined : corpus;
  }
}
