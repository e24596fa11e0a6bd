import { createParser } from 'eventsource-parser';

/** One Server-Sent Event, as a client gets it. */
export interface Frame {
  id: string | undefined;
  data: string;
}

export type Chunk = { type: string } & Record<string, unknown>;

/** The frames of a response as they arrive. Comments are left out. Ends with the connection. */
export async function* readFrames(response: Response): AsyncGenerator<Frame> {
  const frames: Frame[] = [];
  const parser = createParser({ onEvent: ({ id, data }) => frames.push({ id, data }) });
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    yield* frames.splice(0);
  }
}

/** All frames up to the end of the connection. */
export async function allFrames(response: Response): Promise<Frame[]> {
  return Array.fromAsync(readFrames(response));
}

/** The chunks among the frames; `[DONE]` is not one. */
export function chunksOf(frames: readonly Frame[]): Chunk[] {
  return frames.filter((frame) => frame.data !== '[DONE]').map((frame) => JSON.parse(frame.data) as Chunk);
}

/** The answer that the chunks add up to. */
export function textOf(chunks: readonly Chunk[]): string {
  return chunks.map((chunk) => (chunk.type === 'text-delta' ? String(chunk.delta) : '')).join('');
}

/** Reads until `found`, and closes the connection. @throws when the stream ends before that. */
export async function readUntil(
  response: Response,
  found: (chunk: Chunk, frames: Frame[]) => boolean,
): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of readFrames(response)) {
    frames.push(frame);
    if (frame.data !== '[DONE]' && found(JSON.parse(frame.data) as Chunk, frames)) return frames;
  }
  throw new Error(`The stream ended before: ${JSON.stringify(frames)}`);
}
