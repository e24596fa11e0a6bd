import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createParser } from 'eventsource-parser';
import { allFrames, chunksOf, type Frame, readFrames, textOf } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

/** More than a follower may leave unread, and than the kernel keeps for it on the way. */
const PIECES = 600;
const PIECE = `${'x'.repeat(32_000)} `;

describe('a reader that does not read', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  async function openWithoutReading(runId: string): Promise<Socket> {
    const socket = connect(Number(new URL(platform.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.pause();
    socket.write(`GET /v1/runs/${runId}/events HTTP/1.0\r\n\r\n`);
    return socket;
  }

  /** What reached the reader before it was dropped. */
  async function readRest(socket: Socket): Promise<Frame[]> {
    const frames: Frame[] = [];
    const parser = createParser({ onEvent: ({ id, data }) => frames.push({ id, data }) });
    socket.setEncoding('utf8').on('data', (text: string) => {
      parser.feed(text.slice(text.startsWith('HTTP/') ? text.indexOf('\r\n\r\n') + 4 : 0));
    });
    socket.on('error', () => undefined).resume();
    await once(socket, 'close');
    return frames;
  }

  it('is dropped at a bound, holds up neither the run nor the others, and resumes where it was', async () => {
    const id = await createConversation(platform.http);
    const response = await sendStreaming(platform, id, { content: 'much' });
    const runId = runIdOf(response);
    const lazy = await openWithoutReading(runId);
    const call = await upstream.next();
    const whole: Frame[] = [];
    const reading = (async () => {
      for await (const frame of readFrames(response)) whole.push(frame);
    })();
    // The model is as fast as the reader who does read: the other one must not make a difference to it.
    for (let piece = 0; piece < PIECES; piece++) {
      const seen = whole.length;
      call.say(PIECE);
      while (whole.length === seen) await new Promise((resolve) => setImmediate(resolve));
    }
    call.finish();
    await reading;
    expect(textOf(chunksOf(whole))).toHaveLength(PIECES * PIECE.length);

    const frames = await readRest(lazy);
    expect(frames.length).toBeLessThan(whole.length);
    const rest = await allFrames(await follow(platform, runId, frames.at(-1)?.id));
    expect([...frames, ...rest].map((frame) => frame.id)).toEqual(whole.map((frame) => frame.id));
  });
});
