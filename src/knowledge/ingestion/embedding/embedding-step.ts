import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock.js';
import { type EmbeddingModel } from '../../../models/embeddings/embedding-model.js';
import { KnowledgeReader } from '../../index/knowledge-reader.js';
import { KnowledgeWriter } from '../../index/knowledge-writer.js';
import { EmbeddingDimensionsError, isAboutTheText } from '../../index/vectors/embedding.errors.js';
import { type EmbeddingLane, type TurnEnd } from './embedding-lane.js';
import { LearningStep } from './learning-step.js';
import {
  type PassageVectors,
  type Unembedded,
  type UnembeddedPassage,
} from '../../index/vectors/vector-search.js';

/** So many passages are embedded and stored at a time: what a crash can cost, and what one request takes. */
const PASSAGES_AT_ONCE = 32;
/** A text that no model has a reason to refuse. */
const PROBE = 'A question about an account.';

/** Embeds the next passages of an application; once there are none, learns how good the model is at finding them. */
@Injectable()
export class EmbeddingStep {
  constructor(
    private readonly reader: KnowledgeReader,
    private readonly writer: KnowledgeWriter,
    private readonly learning: LearningStep,
    private readonly clock: Clock,
  ) {}

  /**
   * What to do is read from the data each time, so that nothing is lost or done twice, whenever the process ends.
   * @throws ModelError, EmbeddingDimensionsError; the signal's reason when that aborts.
   */
  async run(
    applicationId: string,
    model: EmbeddingModel,
    lane: EmbeddingLane,
    signal: AbortSignal,
  ): Promise<TurnEnd> {
    const found = await this.find(applicationId, model, lane);
    const { dimensions, lastNumber } = found;
    const passages = found.passages
      .filter(({ number }) => !lane.refused.has(number))
      .slice(0, PASSAGES_AT_ONCE);
    const last = passages.at(-1);
    if (!last) return this.end(applicationId, model, lane, found, signal);
    const vectors = await this.embed(passages, model, lane, signal);
    requireDimensions(model.id, vectors, dimensions);
    await this.writer.storeVectors({ applicationId, model: model.id, vectors, now: this.clock.now() });
    lane.doneUpTo = Math.min(last.number, lastNumber);
    return 'more';
  }

  /** All is embedded that can be: whoever changes something of it from now on wakes the embedder again. */
  private async end(
    applicationId: string,
    model: EmbeddingModel,
    lane: EmbeddingLane,
    { isSettled, isToLearn, lastNumber, moment }: Unembedded,
    signal: AbortSignal,
  ): Promise<TurnEnd> {
    const isAlone = isSettled || (await this.writer.settleVectors(applicationId, model.id, lane.refused));
    // Another process may have done the work.
    lane.doneUpTo = lastNumber;
    const isLearning = isToLearn || lane.lesson !== undefined;
    if (isLearning && (await this.learning.run(applicationId, model, lane, signal))) return 'more';
    if (moment === undefined) return 'done';
    // What was refused is tried once more after a restart: another server may stand behind the name of the model.
    if (!isAlone || lane.refused.size > 0) return 'stuck';
    return (await this.writer.finishVectors(applicationId, model.id, moment)) ? 'done' : 'more';
  }

  private async find(applicationId: string, model: EmbeddingModel, lane: EmbeddingLane): Promise<Unembedded> {
    const limit = PASSAGES_AT_ONCE + lane.refused.size;
    const request = { applicationId, model: model.id, limit };
    const found = await this.reader.findUnembedded({ ...request, after: lane.doneUpTo });
    // A corpus that went with its last document is begun anew, and so are the numbers of its passages.
    const isAnother = found.dimensions === undefined || found.lastNumber < lane.doneUpTo;
    return isAnother && lane.doneUpTo > 0 ? this.reader.findUnembedded({ ...request, after: 0 }) : found;
  }

  /** Deletes vectors that are of no use any more. */
  async sweep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.writer.sweepVectors()));
  }

  private async embed(
    passages: readonly UnembeddedPassage[],
    model: EmbeddingModel,
    lane: EmbeddingLane,
    signal: AbortSignal,
  ): Promise<PassageVectors['vectors']> {
    try {
      const texts = passages.map(({ text }) => text);
      const vectors = await model.embed(texts, 'document', signal);
      return vectors.map((vector, index) => ({ number: passages[index]?.number ?? 0, vector }));
    } catch (error) {
      if (!isAboutTheText(error)) throw error;
      if (passages.length > 1) return await this.embedOneByOne(passages, model, lane, signal);
      // Throws where it is not this text that is refused, but any.
      await model.embed([PROBE], 'document', signal);
      for (const { number } of passages) lane.refused.add(number);
      return [];
    }
  }

  /** One text that the model refuses does not keep the others from it. */
  private async embedOneByOne(
    passages: readonly UnembeddedPassage[],
    model: EmbeddingModel,
    lane: EmbeddingLane,
    signal: AbortSignal,
  ): Promise<PassageVectors['vectors']> {
    const vectors = [];
    for (const passage of passages) vectors.push(...(await this.embed([passage], model, lane, signal)));
    return vectors;
  }
}

function requireDimensions(
  model: string,
  vectors: PassageVectors['vectors'],
  expected: number | undefined,
): void {
  const wanted = expected ?? vectors[0]?.vector.length;
  for (const { vector } of vectors) {
    if (vector.length !== wanted) throw new EmbeddingDimensionsError(model, vector.length, wanted ?? 0);
  }
}
