import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { EventStream } from './event-stream.js';
import { FakeResponse } from './testing/fake-response.js';

describe('EventStream', () => {
  let response: FakeResponse;
  let scheduler: ManualScheduler;
  let stream: EventStream;

  beforeEach(() => {
    response = new FakeResponse();
    scheduler = new ManualScheduler();
    stream = new EventStream(response.asResponse(), scheduler);
  });

  it('sends the head, then what it is told, and ends', () => {
    stream.send('data: 1\n\n');
    stream.end('data: 2\n\n');
    stream.send('data: 3\n\n');
    stream.end('');
    expect(response.head).toBe('200 text/event-stream');
    expect(response.text).toBe('data: 1\n\ndata: 2\n\n');
    expect(response.isEnded).toBe(true);
    expect(stream.signal.aborted).toBe(false);
  });

  it('sends a comment every 15 seconds while nothing happens, until the reader leaves', () => {
    scheduler.advance(31_000);
    response.emit('close');
    scheduler.advance(31_000);
    expect(response.writes).toEqual([': heartbeat\n\n', ': heartbeat\n\n']);
    expect(scheduler.pending).toBe(0);
    expect(stream.signal.aborted).toBe(true);
  });

  it('drops a reader who leaves more than 4 MB unread, and says nothing more', () => {
    response.writableLength = 4_194_304;
    stream.send('data: 1\n\n');
    expect(response.isDestroyed).toBe(false);
    response.writableLength += 1;
    stream.send('data: 2\n\n');
    stream.end('data: 3\n\n');
    expect(response.isDestroyed).toBe(true);
    expect(response.writes).toHaveLength(2);
    expect(stream.signal.aborted).toBe(true);
    expect(scheduler.pending).toBe(0);
  });
});
