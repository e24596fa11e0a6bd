import fc from 'fast-check';
import { MULTITASK_STRATEGIES, type MultitaskStrategy } from '../../src/applications/application-settings.js';
import { MessageHistory } from '../../src/sessions/message-history.js';
import { allFrames, chunksOf } from '../support/sse.js';
import { runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

interface StoredMessage {
  id: string;
  role: string;
  content: string;
  parent_id: string | null;
}

/** One thing that somebody does to the conversation. */
type Step = { kind: 'send'; strategy: MultitaskStrategy } | { kind: 'answer' } | { kind: 'breathe' };

const send = fc.constantFrom(...MULTITASK_STRATEGIES).map((strategy): Step => ({ kind: 'send', strategy }));
const step = fc.oneof(
  { weight: 6, arbitrary: send },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'answer' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'breathe' }) },
);

describe('fifty messages at once, by every strategy, in any order', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  async function history(id: string): Promise<StoredMessage[]> {
    const { body } = await platform.http.get(`/v1/conversations/${id}/messages?limit=200`).expect(200);
    return body as StoredMessage[];
  }

  it('never makes two replies at a time, keeps a linear history, loses nothing and answers nothing twice', async () => {
    const steps = fc.array(step, { minLength: 70, maxLength: 90 });
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const id = await createConversation(platform.http);
        const open: { finish(): void }[] = [];
        let making = 0;
        let mostAtOnce = 0;
        let done = false;
        upstream.answer = (call) => {
          making += 1;
          mostAtOnce = Math.max(mostAtOnce, making);
          void call.closed.then(() => {
            making -= 1;
          });
          call.say(`re: ${call.body.messages.at(-1)?.content ?? ''}`);
          if (done) call.finish();
          else open.push(call);
        };
        const sent: string[] = [];
        const responses: Promise<Response>[] = [];
        for (const one of sequence) {
          if (one.kind === 'send') {
            const content = `message ${sent.length + 1}.`;
            sent.push(content);
            responses.push(sendStreaming(platform, id, { content, multitask_strategy: one.strategy }));
          } else if (one.kind === 'answer') open.shift()?.finish();
          else await new Promise((resolve) => setImmediate(resolve));
        }
        const answered = await Promise.all(responses);
        done = true;
        for (const call of open) call.finish();
        const accepted = answered.map((response) => response.status === 200);
        const ends = await Promise.all(
          answered
            .filter((response) => response.status === 200)
            .map(async (response) => chunksOf(await allFrames(response)).at(-1)?.type),
        );

        // At most one at a time: a stopped call may be closing while the next begins.
        expect(mostAtOnce).toBeLessThanOrEqual(2);
        for (const end of ends) expect(['finish', 'abort']).toContain(end);
        for (const [index, response] of answered.entries()) {
          if (!accepted[index])
            expect([response.status, sequence.filter(({ kind }) => kind === 'send')[index]]).toEqual([
              409,
              { kind: 'send', strategy: 'reject' },
            ]);
        }

        const messages = await history(id);
        expect(messages.map((message) => message.parent_id)).toEqual([
          null,
          ...messages.slice(0, -1).map((message) => message.id),
        ]);
        expect(messages.map((message) => message.role)).toEqual(
          messages.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')),
        );
        // Every accepted message stands once, in the history or in a turn that a rollback took out of it, and each
        // run answers one message.
        const runs = new Set(answered.filter((response) => response.status === 200).map(runIdOf));
        const texts: string[] = [];
        for (const runId of runs) {
          const { body } = await platform.http.get(`/v1/runs/${runId}`).expect(200);
          const question = (body as { user_message_id: string }).user_message_id;
          texts.push((await platform.app.get(MessageHistory).getMessage(question)).content);
        }
        for (const [index, content] of sent.entries()) {
          const places = texts.filter((text) => text.split('\n\n').includes(content));
          expect([content, places.length]).toEqual([content, accepted[index] ? 1 : 0]);
        }
        const running = await platform.http.get(`/v1/conversations/${id}`).expect(200);
        expect(running.body).toMatchObject({ active_run_id: null });
        expect((await platform.http.get(`/v1/conversations/${id}/queue`)).body).toEqual([]);
      }),
      { numRuns: 8, seed: 7, endOnFailure: true },
    );
  });
});
