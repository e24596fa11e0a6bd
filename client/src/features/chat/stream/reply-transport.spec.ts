import { Chat } from '@ai-sdk/react';
import { type UIMessageChunk } from 'ai';
import { Backoff } from '../../../shared/lib/backoff.js';
import { drained, wireEvent } from '../../../testing/event-body.js';
import { events, nobodyThere, problem, useFakeServer } from '../../../testing/fake-server.js';
import { type ChatMessage, textOf } from '../chat-message.js';
import { asked, replied, unsent, written } from '../testing/a-message.js';
import { continuing, following, replacing, ReplyTransport } from './reply-transport.js';

const chunks: UIMessageChunk[] = [{ type: 'start', messageId: 'msg_2' }, { type: 'finish' }];
const whole = () => events(...chunks.map((chunk, index) => wireEvent(chunk, `run_1:${index + 1}`)));

describe('the transport', () => {
  const server = useFakeServer();
  const accepted: string[] = [];
  const transport = new ReplyTransport({
    ensureId: () => Promise.resolve('conv/1'),
    onConnection: () => undefined,
    onAccepted: (id) => accepted.push(id),
  });

  const send = (messages: ChatMessage[], body?: object, abortSignal?: AbortSignal) =>
    transport.sendMessages({
      trigger: 'submit-message',
      chatId: 'visit',
      messageId: undefined,
      messages,
      abortSignal,
      ...(body && { body }),
    });

  it('sends the newest message of the reader alone, its id being the key', async () => {
    server.current.willAnswer(whole());
    const { items } = await drained(await send([asked('a'), replied('b'), unsent('c', 'Hello')]));
    expect(items).toEqual(chunks);
    const [request] = server.current.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/v1/conversations/conv%2F1/messages/stream',
      body: { content: 'Hello', metadata: { client_id: 'c' } },
    });
    expect(request?.headers.get('idempotency-key')).toBe('c');
    expect(request?.headers.get('accept')).toBe('text/event-stream');
  });

  it.each(['msg_1', null])('tells that a message goes behind %j', async (parent_id) => {
    server.current.willAnswer(whole());
    await send([{ ...unsent('c'), metadata: { parent_id } }]);
    expect(server.current.requests[0]?.body).toMatchObject({ parent_id });
  });

  it('tells which files it is sent with', async () => {
    server.current.willAnswer(whole());
    await send([{ ...unsent('c'), metadata: { documents: [{ id: 'doc_1', name: 'a.md' }] } }]);
    expect(server.current.requests[0]?.body).toMatchObject({ document_ids: ['doc_1'] });
  });

  it('tells no place of a message that goes behind the newest', async () => {
    server.current.willAnswer(whole());
    await send([unsent('c')]);
    expect(server.current.requests[0]?.body).not.toHaveProperty('parent_id');
  });

  it('has nothing to send where the reader wrote nothing', async () => {
    await expect(send([replied('b')])).rejects.toThrow('no message to send');
  });

  it('has a reply made anew', async () => {
    server.current.willAnswer(whole());
    await send([asked('a')], replacing('msg/9').body);
    expect(server.current.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1/conversations/conv%2F1/messages/msg%2F9/regenerate',
      body: {},
    });
  });

  it('has a reply gone on with, once for each run that made it', async () => {
    server.current.willAnswer(whole(), whole());
    const resume = () => transport.reconnectToStream({ chatId: 'visit', ...continuing('msg/9', 'run_1') });
    const stream = await resume();
    expect((await drained(stream!)).items).toEqual(chunks);
    await resume();
    const [request, again] = server.current.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/v1/conversations/conv%2F1/messages/msg%2F9/continue',
    });
    const keys = [request, again].map((one) => one?.headers.get('idempotency-key'));
    expect(keys).toEqual(['continue-run_1', 'continue-run_1']);
  });

  it('uses a key of its own for each reply made anew', async () => {
    server.current.willAnswer(whole(), whole());
    await send([asked('a')], replacing('msg_9').body);
    await send([asked('a')], replacing('msg_9').body);
    const keys = server.current.requests.map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys).size).toBe(2);
    expect(keys).not.toContain(null);
  });

  it('tells why a message was refused', async () => {
    server.current.willAnswer(problem(409, 'conversation_not_active', { state: 'PAUSED' }));
    await expect(send([unsent('c')])).rejects.toMatchObject({
      status: 409,
      code: 'conversation_not_active',
      message: 'It is conversation_not_active.',
      members: { state: 'PAUSED' },
    });
  });

  it('tells that the server is not there', async () => {
    server.current.willAnswer(nobodyThere());
    await expect(send([unsent('c')])).rejects.toMatchObject({ name: 'UnreachableError' });
  });

  it('sends what was written even where the reader has left by then', async () => {
    accepted.length = 0;
    server.current.willAnswer(whole());
    const stream = await send([unsent('c')], undefined, AbortSignal.abort());
    expect(accepted).toEqual(['c']);
    await stream.cancel();
  });

  it('tells which message the server has, once it has it', async () => {
    accepted.length = 0;
    server.current.willAnswer(nobodyThere(), problem(422, 'validation_failed'), whole(), whole());
    await send([unsent('c')]).catch(() => undefined);
    await send([unsent('c')]).catch(() => undefined);
    expect(accepted).toEqual([]);
    await send([unsent('c')]);
    await send([asked('a')], replacing('msg_9').body);
    expect(accepted).toEqual(['c']);
  });
});

describe('the transport, when a connection breaks', () => {
  const server = useFakeServer();
  const transport = new ReplyTransport({
    ensureId: () => Promise.resolve('conv_1'),
    onConnection: () => undefined,
    onAccepted: () => undefined,
    newBackoff: () => new Backoff({ random: () => 1, wait: () => Promise.resolve() }),
  });
  const send = (body: object) =>
    transport.sendMessages({
      trigger: 'submit-message',
      chatId: 'visit',
      messageId: undefined,
      messages: [unsent('c')],
      abortSignal: undefined,
      body,
    });

  it('goes on in the run that it was in, after the last event', async () => {
    server.current.willAnswer(
      events(wireEvent(chunks[0], 'run:1:1')),
      events(wireEvent(chunks[1], 'run:1:2')),
    );
    const { items } = await drained(await send({}));
    expect(items).toEqual(chunks);
    expect(server.current.paths[1]).toBe('/v1/runs/run%3A1/events');
    expect(server.current.requests[1]?.headers.get('last-event-id')).toBe('run:1:1');
  });

  it.each([{}, replacing('msg_9').body])(
    'before the first event asks again under the same key: %j',
    async (body) => {
      server.current.willAnswer(events(), whole());
      const { items } = await drained(await send(body));
      expect(items).toEqual(chunks);
      const [first, second] = server.current.requests;
      expect(second?.path).toBe(first?.path);
      expect(second?.body).toEqual(first?.body);
      expect(second?.headers.get('idempotency-key')).toBe(first?.headers.get('idempotency-key'));
    },
  );
});

describe('the transport, asked to follow', () => {
  const server = useFakeServer();
  const transport = new ReplyTransport({
    ensureId: () => Promise.reject(new Error('No conversation is to be made.')),
    onConnection: () => undefined,
    onAccepted: () => undefined,
  });
  const follow = (body?: object) => transport.reconnectToStream({ chatId: 'visit', ...(body && { body }) });

  it('reads the reply of a run from its start', async () => {
    server.current.willAnswer(whole());
    const stream = await follow(following('run_1').body);
    expect((await drained(stream!)).items).toEqual(chunks);
    expect(server.current.requests[0]).toMatchObject({ method: 'GET', path: '/v1/runs/run_1/events' });
    expect(server.current.requests[0]?.headers.has('last-event-id')).toBe(false);
  });

  it('has a reply that was half written here written once', async () => {
    const text: UIMessageChunk[] = [
      { type: 'start', messageId: 'msg_2' },
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'One two.' },
      { type: 'text-end', id: 't' },
      { type: 'finish' },
    ];
    server.current.willAnswer(events(...text.map((chunk, index) => wireEvent(chunk, `run_1:${index + 1}`))));
    const chat = new Chat<ChatMessage>({
      transport,
      messages: [asked('msg_1'), written('msg_2', 'run_1', 'One')],
    });
    await chat.resumeStream(following('run_1'));
    expect(chat.messages.map(textOf)).toEqual(['msg_1', 'One two.']);
  });

  it('answers nothing where there is nothing to stream', async () => {
    server.current.willAnswer(new Response(null, { status: 204 }));
    expect(await follow(following('run_1').body)).toBeNull();
  });

  it('asks nothing where no run is named', async () => {
    expect(await follow()).toBeNull();
    expect(server.current.requests).toEqual([]);
  });
});
