/** What a text is embedded for: to be found, or to find. Many models embed the two differently. */
export type EmbeddingPurpose = 'document' | 'query';

/**
 * A model that turns texts into vectors, of which those of kindred texts lie close together.
 *
 * When `signal` aborts, an adapter stops the work upstream and throws the signal's reason.
 */
export abstract class EmbeddingModel {
  /** The name that is stored with its vectors, such as `openai:text-embedding-3-small`. */
  abstract readonly id: string;

  /**
   * A vector for each text, in order, all with the same number of dimensions and of length 1, so that their dot product
   * is their cosine. A text that means nothing to the model may be all zeros. Texts beyond what the model reads are cut.
   * @throws ModelError
   */
  abstract embed(
    texts: readonly string[],
    purpose: EmbeddingPurpose,
    signal: AbortSignal,
  ): Promise<Float32Array[]>;
}
