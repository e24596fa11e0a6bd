import { drained } from '../testing/event-body.js';
import { events, nobodyThere, problem, useFakeServer } from '../testing/fake-server.js';
import { openEventStream } from './event-stream.js';

describe('a stream of events', () => {
  const server = useFakeServer();
  const open = (signal?: AbortSignal) => openEventStream('/v1/runs/run_1/events', { signal });

  it('is asked for by GET without a body, by POST with one', async () => {
    server.current.willAnswer(events('data: a\n\n'), events());
    const body = await open();
    const { items } = await drained(body!);
    expect(new TextDecoder().decode(items[0])).toBe('data: a\n\n');
    await openEventStream('/v1/x', { body: { content: 'Hi' }, headers: { 'x-y': 'z' }, signal: undefined });
    const [first, second] = server.current.requests;
    expect(first).toMatchObject({ method: 'GET', body: undefined });
    expect(second).toMatchObject({ method: 'POST', body: { content: 'Hi' } });
    expect(second?.headers.get('x-y')).toBe('z');
    expect(second?.headers.get('content-type')).toBe('application/json');
  });

  it('is none where the server has nothing to stream', async () => {
    server.current.willAnswer(new Response(null, { status: 204 }));
    expect(await open()).toBeNull();
  });

  it('is refused with the reason', async () => {
    server.current.willAnswer(problem(404, 'run_not_found'));
    await expect(open()).rejects.toMatchObject({ name: 'ApiError', status: 404, code: 'run_not_found' });
  });

  it('is refused by a code of its own where the answer is no problem', async () => {
    server.current.willAnswer(new Response('<html>', { status: 502 }));
    await expect(open()).rejects.toMatchObject({
      status: 502,
      code: 'unknown',
      message: 'The server answered 502.',
    });
  });

  it('tells a server that is not there from a reader who left', async () => {
    server.current.willAnswer(nobodyThere());
    await expect(open()).rejects.toMatchObject({ name: 'UnreachableError' });
    await expect(open(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
