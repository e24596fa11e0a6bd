/** A body that was read whole, or up to the bound or the cut. */
export interface BoundedText {
  readonly text: string;
  /** False where the body went on or its connection broke. */
  readonly isWhole: boolean;
}

/** Reads a body that should be small without trusting that it is; what is beyond the bound is not fetched. */
export async function readBounded(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<BoundedText> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const piece of body ?? []) {
      text += decoder.decode(piece, { stream: true });
      bytes += piece.byteLength;
      if (bytes > maxBytes) return { text, isWhole: false };
    }
    return { text: text + decoder.decode(), isWhole: true };
  } catch {
    return { text, isWhole: false };
  }
}
