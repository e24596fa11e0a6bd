import { isRecord } from '../../common/is-record.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';
import { toUnitVector } from './unit-vector.js';

/**
 * Reads the answer to an `embeddings` request.
 * @param count how many texts were sent.
 * @returns vectors of length 1 in the order of the texts.
 * @throws ModelError where any is missing, is there twice or is no vector of the others' dimensions.
 */
export function decodeEmbeddings(answer: unknown, count: number, errors: ProviderErrors): Float32Array[] {
  const entries = isRecord(answer) ? answer.data : undefined;
  if (!Array.isArray(entries)) throw errors.unreadable('no embeddings', excerpt(answer));
  if (entries.length !== count) {
    throw errors.unreadable(`${entries.length} embeddings for ${count} texts`);
  }
  const vectors = new Map<number, Float32Array>();
  for (const [position, entry] of (entries as unknown[]).entries()) {
    const { index = position, embedding } = isRecord(entry) ? entry : {};
    const vector = toVector(embedding);
    if (vector === undefined) throw errors.unreadable('an embedding that is no list of numbers');
    if (typeof index === 'number') vectors.set(index, vector);
  }
  return inOrder(vectors, count, errors);
}

/** @throws ModelError */
export function requireEqualDimensions(vectors: readonly Float32Array[], errors: ProviderErrors): void {
  const [first] = vectors;
  const other = vectors.find(({ length }) => length !== first?.length);
  if (first === undefined || other === undefined) return;
  throw errors.unreadable(`embeddings of ${first.length} and of ${other.length} dimensions`);
}

function inOrder(
  vectors: ReadonlyMap<number, Float32Array>,
  count: number,
  errors: ProviderErrors,
): Float32Array[] {
  return Array.from({ length: count }, (_, index) => {
    const vector = vectors.get(index);
    if (vector === undefined) throw errors.unreadable(`no embedding for text ${index}`);
    return vector;
  });
}

/** Numbers, or base64 of 32-bit floats, the lowest byte first. */
function toVector(embedding: unknown): Float32Array | undefined {
  const values = typeof embedding === 'string' ? fromBase64(embedding) : fromNumbers(embedding);
  if (values === undefined || values.length === 0 || !values.every(Number.isFinite)) return undefined;
  return toUnitVector(values);
}

function fromBase64(text: string): Float32Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length % Float32Array.BYTES_PER_ELEMENT !== 0) return undefined;
  // A copy, as the bytes of a small buffer do not lie where a float may begin.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

function fromNumbers(embedding: unknown): Float32Array | undefined {
  if (!Array.isArray(embedding)) return undefined;
  const values: readonly unknown[] = embedding;
  return values.every((value) => typeof value === 'number') ? Float32Array.from(values) : undefined;
}

function excerpt(answer: unknown): string {
  return JSON.stringify(answer).slice(0, 200);
}
