export interface BatchBounds {
  /** The most texts in one request. */
  readonly maxTexts: number;
  /** The most characters in one request, unless a single text has more. */
  readonly maxCharacters: number;
}

/** Texts in order, in as few requests as the bounds allow. */
export function splitIntoBatches(texts: readonly string[], bounds: BatchBounds): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let characters = 0;
  for (const text of texts) {
    const isFull = batch.length >= bounds.maxTexts || characters + text.length > bounds.maxCharacters;
    if (isFull && batch.length > 0) {
      batches.push(batch);
      batch = [];
      characters = 0;
    }
    batch.push(text);
    characters += text.length;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
