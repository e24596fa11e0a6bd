import { EmbeddingModel, type EmbeddingPurpose } from '../../models/embeddings/embedding-model.js';
import { hashText } from '../../models/testing/hashing-embedding-model.js';

/** A hashing model that a test can break, and that remembers what it was asked. */
export class BreakableEmbeddingModel extends EmbeddingModel {
  /** What is thrown for the texts; undefined: all is well. */
  fault: ((texts: readonly string[], purpose: EmbeddingPurpose) => Error | undefined) | undefined;
  /** Called before each answer. */
  before: (() => Promise<unknown>) | undefined;
  readonly documents: string[] = [];
  readonly questions: string[] = [];

  constructor(
    override readonly id = 'hashing:256',
    public dimensions = 256,
  ) {
    super();
  }

  override async embed(
    texts: readonly string[],
    purpose: EmbeddingPurpose,
    signal: AbortSignal,
  ): Promise<Float32Array[]> {
    await this.before?.();
    signal.throwIfAborted();
    const fault = this.fault?.(texts, purpose);
    if (fault) throw fault;
    (purpose === 'query' ? this.questions : this.documents).push(...texts);
    return texts.map((text) => hashText(text, this.dimensions));
  }
}
