import { MAX_SHARES } from '../../src/shares/share.js';
import { expectProblem } from '../support/problem.js';
import { type NewShare, sharing } from '../support/sharing.js';
import { createConversation } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatform } from '../support/use-platform.js';

const DAY_MINUTES = 1_440;

describe('whether a link to a conversation is made, and leads anywhere', () => {
  const platform = usePlatform();
  const { ask, asked, share, read, shared, expectNothing } = sharing(platform);
  let travel: (minutes: number) => void;

  beforeAll(() => {
    travel = timeTravel(platform);
  });

  it('is listed without what it is made of, and leads nowhere once it is taken back', async () => {
    const id = await asked();
    const [one, other] = [await share(id), await share(id, { expires_in_days: 7 })];
    const { body, text } = await platform.http.get(`/v1/conversations/${id}/shares`).expect(200);
    expect((body as NewShare[]).map((each) => each.id).sort()).toEqual([one.id, other.id].sort());
    for (const { secret } of [one, other]) expect(text).not.toContain(secret);
    await platform.http.delete(`/v1/conversations/${id}/shares/${one.id}`).expect(204);
    const gone = await expectNothing(one.secret);
    await shared(other);
    // To the letter as what never was.
    expect(await expectNothing('A'.repeat(32))).toBe(gone);
    for (const strange of ['x', '..%2f', '%00', 'constructor'])
      expect(await expectNothing(strange)).toBe(gone);
    expectProblem(await platform.http.delete(`/v1/conversations/${id}/shares/${one.id}`), {
      status: 404,
      code: 'share_not_found',
    });
    const elsewhere = await asked();
    expectProblem(await platform.http.delete(`/v1/conversations/${elsewhere}/shares/${other.id}`), {
      status: 404,
      code: 'share_not_found',
    });
    await shared(other);
  });

  it('ends by itself where that was said', async () => {
    const id = await asked();
    const [week, ever] = [
      await share(id, { expires_in_days: 7 }),
      await share(id, { expires_in_days: null }),
    ];
    travel(7 * DAY_MINUTES - 1);
    await shared(week);
    travel(2);
    await expectNothing(week.secret);
    await shared(ever);
    const { body } = await platform.http.get(`/v1/conversations/${id}/shares`).expect(200);
    expect(body).toMatchObject([{ id: ever.id }]);
  });

  it('is not made, and leads nowhere, where the application does not allow it, as none does at first', async () => {
    const application = 'app_sharing';
    const id = await createConversation(platform.http, { application_id: application });
    await ask(id, 'hello');
    const path = `/v1/conversations/${id}/shares`;
    const allow = (sharing: boolean) =>
      platform.http.put(`/v1/applications/${application}/page`).send({ shows: { sharing } }).expect(200);
    expectProblem(await platform.http.post(path).send({}), { status: 403, code: 'sharing_not_allowed' });
    await allow(true);
    const made = await share(id);
    await shared(made);
    await allow(false);
    await expectNothing(made.secret);
    // What there is can be taken back all the same.
    await platform.http.delete(`${path}/${made.id}`).expect(204);
  });

  it('is refused where nothing was said, there are too many, and for no time that there is', async () => {
    const empty = await createConversation(platform.http);
    expectProblem(await platform.http.post(`/v1/conversations/${empty}/shares`).send({}), {
      status: 409,
      code: 'nothing_to_share',
    });
    const id = await asked();
    for (let count = 0; count < MAX_SHARES; count += 1) await share(id);
    expectProblem(await platform.http.post(`/v1/conversations/${id}/shares`).send({}), {
      status: 409,
      code: 'shares_full',
    });
    for (const days of [0, 366, 1.5, '7']) {
      const refused = await platform.http
        .post(`/v1/conversations/${id}/shares`)
        .send({ expires_in_days: days });
      expectProblem(refused, { status: 422, code: 'validation_failed', fields: ['expires_in_days'] });
    }
  });

  it('is not guessed for long, and nobody who guesses keeps others from reading', async () => {
    const made = await share(await asked());
    const statuses: number[] = [];
    for (let count = 0; count < 70; count += 1) statuses.push((await read('B'.repeat(32))).status);
    expect(statuses.at(-1)).toBe(429);
    await shared(made);
  });

  it('is a page that is in no index, no cache and no referrer', async () => {
    const response = await platform.http.get('/shared/anything').set('Accept', 'text/html');
    if (response.status === 404 && response.type !== 'text/html') return;
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
    });
  });
});
