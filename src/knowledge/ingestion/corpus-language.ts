import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../../applications/application-manager.js';
import { type Language } from '../../applications/languages.js';
import { Reindexer } from './reindexer.js';

/**
 * Keeps an application's index in the language of its settings. Passages and queries have to be analysed alike, so a new
 * language takes effect with an index made anew.
 */
@Injectable()
export class CorpusLanguage {
  constructor(
    private readonly applications: ApplicationManager,
    private readonly reindexer: Reindexer,
  ) {}

  /** Has the index made anew where it is in another language than the application's by now. Does not wait for it. */
  async check(applicationId: string, used: Language): Promise<void> {
    const { language } = await this.applications.getSettings(applicationId);
    if (language !== used) await this.reindexer.reindex(applicationId, language);
  }
}
