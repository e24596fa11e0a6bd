import { type UIMessageChunk } from 'ai';
import { drained, eventBody, wireEvent } from '../../../testing/event-body.js';
import { endsReply, readChunks } from './reply-chunks.js';

const start: UIMessageChunk = { type: 'start', messageId: 'msg_1' };

describe('the chunks of a reply', () => {
  it('come with the place to go on from', async () => {
    const { items } = await drained(readChunks(eventBody([wireEvent(start, 'run_1:1')])));
    expect(items).toEqual([{ id: 'run_1:1', chunk: start }]);
  });

  it('end with the word that all is sent, whatever follows', async () => {
    const body = eventBody([wireEvent(start), wireEvent('[DONE]'), wireEvent(start)]);
    expect((await drained(readChunks(body))).items).toHaveLength(1);
  });

  it.each(['no JSON', '"text"', 'null', '7', '{"kind":"start"}'])('are never %s', async (data) => {
    const { items, error } = await drained(readChunks(eventBody([wireEvent(data)])));
    expect(items).toEqual([]);
    expect(error).toBeInstanceOf(Error);
  });
});

describe('the last chunk of a reply', () => {
  const chunks: [UIMessageChunk, boolean][] = [
    [start, false],
    [{ type: 'text-delta', id: 't', delta: 'x' }, false],
    [{ type: 'finish-step' }, false],
    [{ type: 'finish' }, true],
    [{ type: 'abort' }, true],
    [{ type: 'error', errorText: 'x' }, true],
  ];

  it.each(chunks)('%j: %s', (chunk, last) => {
    expect(endsReply(chunk)).toBe(last);
  });
});
