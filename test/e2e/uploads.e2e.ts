import { EventEmitter, on, once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { json } from 'node:stream/consumers';
import { Scheduler } from '../../src/common/scheduler.js';
import { LARGEST_FILES, WAIT_MS } from '../../src/knowledge/upload-space.js';
import { startApp, type TestApp } from '../support/test-app.js';

const DOCUMENTS = '/v1/knowledge/documents';
const LARGEST = 100_000;
const CLOSING = '\r\n--b--\r\n';

describe('uploads at once', () => {
  let platform: TestApp;
  let arrivals: AsyncIterator<unknown>;
  /** What the time has come for of those who wait, in the order of their arrival. */
  let timeouts: (() => void)[];

  beforeEach(async () => {
    platform = await startApp({ MAX_UPLOAD_BYTES: String(LARGEST) });
    const asked = new EventEmitter();
    arrivals = on(asked, 'upload');
    timeouts = [];
    const scheduler = platform.app.get(Scheduler);
    const after = scheduler.after.bind(scheduler);
    scheduler.after = (delayMs, action) => {
      if (delayMs !== WAIT_MS) return after(delayMs, action);
      timeouts.push(action);
      asked.emit('upload');
      return () => {
        timeouts = timeouts.filter((other) => other !== action);
      };
    };
  });

  afterEach(() => platform.close());

  /** Sends all of an upload but its end. @returns once it was let in, or waits. */
  const begin = async (number: number): Promise<ClientRequest> => {
    const start =
      '--b\r\ncontent-disposition: form-data; name="application_id"\r\n\r\napp_uploads\r\n' +
      `--b\r\ncontent-disposition: form-data; name="file"; filename="${number}.txt"\r\n\r\nFile ${number}.`;
    const upload = httpRequest(`${platform.url}${DOCUMENTS}`, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': start.length + LARGEST / 2 + CLOSING.length,
      },
    });
    upload.write(start + ' '.repeat(LARGEST / 2));
    await arrivals.next();
    return upload;
  };
  /** So many that the next has to wait. */
  const fill = async (): Promise<ClientRequest[]> => {
    const uploads: ClientRequest[] = [];
    // The fields count as well, so each is a little more than half of the largest.
    for (let number = 1; number < 2 * LARGEST_FILES; number += 1) uploads.push(await begin(number));
    expect(timeouts).toEqual([]);
    return uploads;
  };
  const answerTo = async (upload: ClientRequest): Promise<IncomingMessage> =>
    ((await once(upload, 'response')) as [IncomingMessage])[0];
  const finish = async (upload: ClientRequest): Promise<number | undefined> => {
    const answer = answerTo(upload);
    upload.end(CLOSING);
    const { statusCode } = (await answer).resume();
    return statusCode;
  };

  it('wait for each other when there are too many, and are all taken', async () => {
    const [first, ...others] = await fill();
    const late = [await begin(100), await begin(101)];
    expect(timeouts).toHaveLength(2);
    const ends = late.map(finish);

    expect(await finish(first!)).toBe(202);
    for (const other of others) expect(await finish(other)).toBe(202);
    expect(await Promise.all(ends)).toEqual([202, 202]);
    expect(timeouts).toEqual([]);
  });

  it('are let in when another is broken off', async () => {
    const [broken, ...others] = await fill();
    const late = await begin(100);
    broken!.on('error', () => undefined).destroy();

    expect(await finish(late)).toBe(202);
    for (const other of others) expect(await finish(other)).toBe(202);
  });

  it('are refused when they have waited too long, and told when to come back', async () => {
    const uploads = await fill();
    const late = await begin(100);
    const answer = answerTo(late);
    timeouts[0]?.();
    const refusal = await answer;

    expect(refusal.statusCode).toBe(503);
    expect(refusal.headers).toMatchObject({
      'content-type': expect.stringContaining('problem+json') as string,
    });
    expect(refusal.headers['retry-after']).toBe('10');
    expect(await json(refusal)).toMatchObject({ code: 'uploads_busy' });
    late.end(CLOSING);
    for (const upload of uploads) expect(await finish(upload)).toBe(202);
    expect(await finish(await begin(102))).toBe(202);
  });

  it('do not keep texts waiting', async () => {
    const uploads = await fill();
    const text = { application_id: 'app_uploads', title: 'Fees', category: 'help', content: 'Four pounds.' };
    await platform.http.post(DOCUMENTS).send(text).expect(201);

    for (const upload of uploads) expect(await finish(upload)).toBe(202);
  });
});
