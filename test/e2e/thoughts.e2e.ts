import { safeValidateTypes } from '@ai-sdk/provider-utils';
import { uiMessageChunkSchema } from 'ai';
import { getJson } from '../support/requests.js';
import { allFrames, chunksOf } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

describe('a model that thinks in its text', () => {
  const { platform, upstream } = usePlatformWithUpstream();
  let id: string;

  beforeEach(async () => {
    id = await createConversation(platform.http);
  });

  /** What the run tells when its model says these words. */
  async function reply(...words: string[]) {
    const response = await sendStreaming(platform, id, { content: '2+2?' });
    const call = await upstream.next();
    for (const word of words) call.say(word);
    call.finish();
    const chunks = chunksOf(await allFrames(response));
    return { call, runId: runIdOf(response), chunks };
  }

  it('has its thoughts told apart, kept with the message, and never sent back', async () => {
    const { chunks } = await reply('<thi', 'nk>two and [9]</think>', '\n\nFour.');
    expect(chunks.filter(({ type }) => type.endsWith('-delta'))).toMatchObject([
      { type: 'reasoning-delta', delta: 'two and [9]' },
      { type: 'text-delta', delta: 'Four.' },
    ]);
    const { call } = await reply('Yes.');
    expect(call.body.messages.slice(-3)).toEqual([
      { role: 'user', content: '2+2?' },
      { role: 'assistant', content: 'Four.' },
      { role: 'user', content: '2+2?' },
    ]);
    const { messages } = await getJson(platform, `/v1/conversations/${id}`);
    expect(messages).toMatchObject([
      { content: '2+2?' },
      { content: 'Four.', metadata: { reasoning: 'two and [9]' } },
      { content: '2+2?' },
      { content: 'Yes.', metadata: expect.not.objectContaining({ reasoning: expect.anything() }) },
    ]);
  });

  it('is corrected where only the end of its thoughts shows what they were, live and for whoever comes later', async () => {
    const { runId, chunks } = await reply('let me see', '</think>\n\n', 'Four.');
    const later = chunksOf(await allFrames(await follow(platform, runId)));
    expect(later).toEqual(chunks);
    const reset = chunks.findIndex(({ type }) => type === 'reset-step');
    expect(chunks.slice(reset + 1).filter(({ type }) => type.endsWith('-delta'))).toMatchObject([
      { type: 'reasoning-delta', delta: 'let me see' },
      { type: 'text-delta', delta: 'Four.' },
    ]);
    for (const chunk of chunks) {
      const validated = await safeValidateTypes({ value: chunk, schema: uiMessageChunkSchema });
      expect(validated).toMatchObject({ success: true });
    }
    const { messages } = await getJson(platform, `/v1/conversations/${id}`);
    const answer = { content: 'Four.', metadata: { reasoning: 'let me see' } };
    expect(messages).toMatchObject([{ content: '2+2?' }, answer]);
  });

  it('fails with a word where it gave no answer', async () => {
    const { chunks } = await reply('<think>and so on</think>');
    expect(chunks.at(-1)).toEqual({
      type: 'error',
      errorText: 'The model thought about it, and then gave no answer.',
    });
  });
});
