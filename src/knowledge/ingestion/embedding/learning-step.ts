import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock.js';
import { type EmbeddingModel } from '../../../models/embeddings/embedding-model.js';
import { type EmbeddedTrial } from '../../index/fusion/learn-weights.js';
import { type Trial } from '../../index/fusion/trial.js';
import { KnowledgeReader } from '../../index/knowledge-reader.js';
import { KnowledgeWriter } from '../../index/knowledge-writer.js';
import { isAboutTheText } from '../../index/vectors/embedding.errors.js';
import { type EmbeddingLane } from './embedding-lane.js';

/** So many are embedded in one step, each in two parts. */
const TRIALS_AT_ONCE = 16;

/** Learns how much a search may rely on a model, once all passages have its vectors. */
@Injectable()
export class LearningStep {
  constructor(
    private readonly reader: KnowledgeReader,
    private readonly writer: KnowledgeWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Embeds the next questions; with the last of them, what they teach is kept. A process that ends before has to begin
   * anew: whether there is something to learn is read from the data.
   * @returns whether there is more to do.
   * @throws ModelError; the signal's reason when that aborts.
   */
  async run(
    applicationId: string,
    model: EmbeddingModel,
    lane: EmbeddingLane,
    signal: AbortSignal,
  ): Promise<boolean> {
    lane.lesson ??= await this.begin(applicationId, model.id);
    if (!lane.lesson) return false;
    const { left, embedded, corpus } = lane.lesson;
    embedded.push(...(await embed(left.slice(0, TRIALS_AT_ONCE), model, signal)));
    left.splice(0, TRIALS_AT_ONCE);
    if (left.length > 0) return true;
    const learned = await this.writer.learnWeights(embedded, corpus.language);
    const at = this.clock.now();
    await this.writer.keepWeights(applicationId, model.id, { ...learned, corpus, at });
    lane.lesson = undefined;
    return false;
  }

  private async begin(applicationId: string, model: string): Promise<EmbeddingLane['lesson']> {
    const lesson = await this.reader.findLesson(applicationId, model);
    return lesson && { left: [...lesson.trials], embedded: [], corpus: lesson.corpus };
  }
}

/** Texts that the model refuses are left out, with those beside them: there are others. */
async function embed(
  trials: readonly Trial[],
  model: EmbeddingModel,
  signal: AbortSignal,
): Promise<EmbeddedTrial[]> {
  if (trials.length === 0) return [];
  try {
    const questions = await model.embed(
      trials.map(({ question }) => question),
      'query',
      signal,
    );
    const rests = await model.embed(
      trials.map(({ rest }) => rest),
      'document',
      signal,
    );
    return trials.flatMap((trial, index) => {
      const [questionVector, restVector] = [questions[index], rests[index]];
      return questionVector && restVector ? [{ ...trial, questionVector, restVector }] : [];
    });
  } catch (error) {
    if (isAboutTheText(error)) return [];
    throw error;
  }
}
