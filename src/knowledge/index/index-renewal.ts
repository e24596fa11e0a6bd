import { type Database } from '../../database/database.js';
import { indexTerms } from '../documents/passages/passage-terms.js';
import { type PassagesRepository } from '../documents/passages/passages.repository.js';
import { type CorporaRepository } from './corpora.repository.js';
import { indexKey } from './index-key.js';
import { type OldIndex, type OldPassage, type RenewalsRepository } from './renewals.repository.js';
import { STEP_RENEWED } from './step-sizes.js';
import { type PostingsRepository } from './words/postings.repository.js';

/**
 * Makes indexes anew that an older analysis made, some passages at a time. A passage changes its terms in one step, and is
 * found before and after it; it keeps its number, its id and its vectors, so nothing is embedded again and no citation is
 * lost.
 */
export class IndexRenewal {
  constructor(
    private readonly renewals: RenewalsRepository,
    private readonly corpora: CorporaRepository,
    private readonly passages: PassagesRepository,
    private readonly postings: PostingsRepository,
    private readonly database: Database,
  ) {}

  /** @param corpusId the one to go on with; else any. @returns whether there may be more to do. */
  async step(corpusId?: number): Promise<boolean> {
    const old = await this.renewals.findOld(corpusId);
    if (!old) return false;
    await this.database.transaction(async () => {
      await this.database.holdKey(indexKey(old.applicationId));
      // Another process may have gone on with it meanwhile, or the language may be another.
      const now = await this.renewals.findOld(old.corpusId);
      if (now) await this.renew(now);
    });
    return true;
  }

  private async renew(index: OldIndex): Promise<void> {
    const { corpusId } = index;
    const passages = await this.renewals.passagesBehind(index, STEP_RENEWED);
    const last = passages.at(-1);
    if (!last) {
      await this.renewals.end(corpusId);
      return;
    }
    const found = passages.flatMap((passage) =>
      passage.terms ? [{ ...passage, terms: passage.terms }] : [],
    );
    const renewed = found.map((passage) => ({ passage, terms: termsOf(passage, index) }));
    await this.postings.remove(corpusId, found);
    for (const { passage, terms } of renewed) await this.passages.setTerms(passage.id, terms);
    await this.postings.add(corpusId, renewed);
    const longer = renewed.reduce((sum, { passage, terms }) => sum + terms.length - passage.length, 0);
    await this.corpora.change(corpusId, { passages: 0, length: longer });
    await this.renewals.noteRenewed(corpusId, last.number);
  }
}

function termsOf({ documentTitle, text }: OldPassage, { language }: OldIndex) {
  return indexTerms(documentTitle, text, language);
}
