import { Backoff } from '../../../shared/lib/backoff.js';
import { aStatus } from '../../../testing/a-conversation.js';
import { drained, wireEvent } from '../../../testing/event-body.js';
import { events, nobodyThere, problem, useFakeServer } from '../../../testing/fake-server.js';
import { watchStatus } from './watch-status.js';

const idle = aStatus();
const active = aStatus({ active_run_id: 'run_1' });

describe('what a conversation is at', () => {
  const server = useFakeServer();

  /** Watches until the server says that the conversation is gone. */
  async function watch(...answers: (Response | Error)[]) {
    const waitsMs: number[] = [];
    const backoff = new Backoff({
      random: () => 1,
      wait: (durationMs) => {
        waitsMs.push(durationMs);
        return Promise.resolve();
      },
    });
    server.current.willAnswer(...answers, problem(404, 'conversation_not_found'));
    const { signal } = new AbortController();
    return { ...(await drained(watchStatus('conv/1', signal, backoff))), waitsMs };
  }

  it('is told at every word of the server', async () => {
    const { items } = await watch(events(wireEvent(idle), ': here\n\n', wireEvent(active)));
    expect(items).toEqual([idle, active]);
    expect(server.current.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v1/conversations/conv%2F1/events',
    });
  });

  it('is told over as many connections as it takes, waiting longer while nothing comes', async () => {
    const { items, waitsMs } = await watch(
      nobodyThere(),
      problem(503, 'unavailable'),
      events(),
      events(wireEvent(idle)),
      nobodyThere(),
      events(wireEvent(active)),
    );
    expect(items).toEqual([idle, active]);
    expect(waitsMs).toEqual([250, 500, 1000, 250, 500, 250]);
  });

  it('is asked for again after a word that is none', async () => {
    const { items } = await watch(events('data: {"state"\n\n'), events(wireEvent(idle)));
    expect(items).toEqual([idle]);
  });

  it.each([403, 404, 410])('is not asked for again after a refusal with %i', async (status) => {
    const { items, error, waitsMs } = await watch(problem(status, 'refused'));
    expect({ items, error, waitsMs }).toEqual({ items: [], error: undefined, waitsMs: [] });
    expect(server.current.requests).toHaveLength(1);
  });

  it('is asked for again after too many requests, when the server says', async () => {
    const refusal = problem(429, 'rate_limited');
    refusal.headers.set('retry-after', '7');
    const { items, waitsMs } = await watch(refusal, problem(429, 'rate_limited'), events(wireEvent(idle)));
    expect(items).toEqual([idle]);
    expect(waitsMs.slice(0, 2)).toEqual([7250, 500]);
  });

  it('is asked for again, and seldom, with a token that is refused', async () => {
    const { items, waitsMs } = await watch(problem(401, 'token_expired'), events(wireEvent(idle)));
    expect(items).toEqual([idle]);
    expect(waitsMs[0]).toBe(30_250);
  });

  it('is over where the server has nothing to stream', async () => {
    await watch(new Response(null, { status: 204 }));
    expect(server.current.requests).toHaveLength(1);
  });

  it('is over where nobody looks any more while it is asked for', async () => {
    const { items, error } = await drained(watchStatus('conv_1', AbortSignal.abort()));
    expect({ items, error }).toEqual({ items: [], error: undefined });
  });

  it('is not asked for again once nobody looks', async () => {
    server.current.willAnswer(events(wireEvent(idle)), events(wireEvent(active)));
    const controller = new AbortController();
    const seen: unknown[] = [];
    const watching = async () => {
      for await (const status of watchStatus('conv_1', controller.signal)) {
        seen.push(status);
        controller.abort();
      }
    };
    await expect(watching()).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([idle]);
    expect(server.current.requests).toHaveLength(1);
  });
});
