import { EmbeddingModel } from '../embeddings/embedding-model.js';
import { toUnitVector } from '../embeddings/unit-vector.js';

const TRIGRAM_WEIGHT = 0.3;

/** A bag of words, hashed: texts that share words, or parts of them, lie close together. The same text, the same vector. */
export function hashText(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  const add = (feature: string, weight: number): void => {
    const hash = hashOf(feature);
    const place = (hash >>> 1) % dimensions;
    vector[place] = (vector[place] ?? 0) + (hash % 2 === 0 ? weight : -weight);
  };
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    add(word, 1);
    for (let start = 0; start + 3 <= word.length; start += 1) {
      add(`#${word.slice(start, start + 3)}`, TRIGRAM_WEIGHT);
    }
  }
  return toUnitVector(vector);
}

/** An embedding model for tests that needs no endpoint. */
export class HashingEmbeddingModel extends EmbeddingModel {
  constructor(
    override readonly id = 'hashing:256',
    private readonly dimensions = 256,
  ) {
    super();
  }

  override async embed(
    texts: readonly string[],
    _purpose: 'document' | 'query',
    signal: AbortSignal,
  ): Promise<Float32Array[]> {
    signal.throwIfAborted();
    return Promise.resolve(texts.map((text) => hashText(text, this.dimensions)));
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
