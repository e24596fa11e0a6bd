/** A body that was read whole, or up to the bound or the cut. */
export interface BoundedText {
  readonly text: string;
  /** False where the body went on or its connection broke. */
  readonly isWhole: boolean;
}

/** Reads a body that should be small without trusting that it is. */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<BoundedText> {
  if (body === null) return { text: '', isWhole: true };
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode(), isWhole: true };
      text += decoder.decode(value, { stream: true });
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        await reader.cancel();
        return { text, isWhole: false };
      }
    }
  } catch {
    return { text, isWhole: false };
  }
}
