import { type Request, type Response } from 'express';
import { setImmediate } from 'node:timers/promises';
import { FixedClock } from '../common/testing/fixed-clock.js';
import { LoadGate } from './load-gate.js';
import { burdenOf, isStreamed, shedLoad } from './shed-load.js';

describe('shedLoad', () => {
  it('begins what has waited for its turn, unless whoever asked has left', async () => {
    const delay = { currentMs: () => 40, lastMs: () => 40, nextTick: () => setImmediate() };
    const shed = shedLoad(new LoadGate(delay, 50, new FixedClock()));
    const begun: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      const request = { method: 'POST', path: '/v1/conversations' } as Request;
      shed(request, { closed: index === 9 } as Response, () => begun.push(index));
    }
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    await setImmediate();
    expect(begun.slice(8)).toEqual([8, 10, 11]);
  });
});

describe('burdenOf', () => {
  it.each([
    ['GET', '/health', 'follow'],
    ['HEAD', '/health', 'follow'],
    ['GET', '/v1/runs/run_1/events', 'follow'],
    ['GET', '/v1/conversations/conv_1/stream', 'follow'],
    ['GET', '/v1/conversations/conv_1/events', 'follow'],
    ['GET', '/v1/knowledge/documents/doc_1/events', 'follow'],
    ['POST', '/v1/runs/run_1/cancel', 'follow'],
    ['DELETE', '/v1/conversations/conv_1/queue/run_1', 'follow'],
    ['OPTIONS', '/v1/conversations', 'follow'],
    ['GET', '/', 'read'],
    ['GET', '/docs', 'read'],
    ['GET', '/v1/conversations/conv_1/messages', 'read'],
    ['POST', '/v1/conversations', 'work'],
    ['POST', '/v1/conversations/conv_1/messages', 'work'],
    ['POST', '/v1/conversations/conv_1/messages/stream', 'work'],
    ['POST', '/v1/conversations/conv_1/messages/msg_1/regenerate', 'work'],
    ['POST', '/v1/knowledge/search', 'work'],
    ['PUT', '/v1/knowledge/documents/doc_1', 'work'],
    ['PATCH', '/v1/applications/app', 'work'],
    ['POST', '/health', 'work'],
    ['POST', '/v1/runs/cancel', 'work'],
  ] as const)('%s %s is %s', (method, path, burden) => {
    expect(burdenOf(method, path)).toBe(burden);
  });
});

describe('isStreamed', () => {
  it.each([
    ['/v1/runs/run_1/events', true],
    ['/v1/conversations/conv_1/messages/stream', true],
    ['/v1/conversations/conv_1/messages/msg_1/regenerate/', true],
    ['/v1/conversations/conv_1/messages', false],
    ['/v1/conversations/stream_1', false],
  ])('of %s: %s', (path, streamed) => {
    expect(isStreamed(path)).toBe(streamed);
  });
});
