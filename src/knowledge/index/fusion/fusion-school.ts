import { type Database } from '../../../database/database.js';
import { type CorporaRepository } from '../corpora.repository.js';
import { type Corpus } from '../corpus.js';
import { type GenerationsRepository } from '../vectors/generations.repository.js';
import { isWorthLearning, type Learned, type LearnedCorpus } from './learned.js';
import { type Trial, cutTrials } from './trial.js';
import { type TrialsRepository } from './trials.repository.js';

/** What to learn from. */
export interface Lesson {
  trials: readonly Trial[];
  corpus: LearnedCorpus;
}

/** Knows what there is to learn of the models whose vectors searches use, and keeps what was learned with the vectors. */
export class FusionSchool {
  constructor(
    private readonly corpora: CorporaRepository,
    private readonly generations: GenerationsRepository,
    private readonly trials: TrialsRepository,
    private readonly database: Database,
  ) {}

  /** @returns undefined where searches do not use this model, or what was learned still holds. */
  async findLesson(applicationId: string, model: string): Promise<Lesson | undefined> {
    return this.database.snapshot(async () => {
      const generation = await this.generations.findActive(applicationId);
      const corpus = await this.corpora.find(applicationId);
      if (!corpus || generation?.model !== model) return undefined;
      const now = describe(corpus);
      if (!isWorthLearning(generation.learned, now)) return undefined;
      return { trials: cutTrials(await this.trials.sample(corpus), corpus.language), corpus: now };
    });
  }

  /** Nothing is kept where searches use another model by now. */
  async keep(applicationId: string, model: string, learned: Learned): Promise<void> {
    await this.database.transaction(async () => {
      const generation = await this.generations.findActive(applicationId);
      if (generation?.model === model) await this.generations.setLearned(generation.id, learned);
    });
  }
}

function describe({ language, passages, lastNumber }: Corpus): LearnedCorpus {
  return { language, passages, lastNumber };
}
