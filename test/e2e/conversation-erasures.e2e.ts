import { jest } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { DatabaseUnavailableError, StorageFullError } from '../../src/database/database.errors.js';
import { UnfinishedErasures } from '../../src/conversations/unfinished-erasures.js';
import { SessionManager } from '../../src/sessions/session-manager.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatform } from '../support/use-platform.js';

const NONE = { erased: [], not_erased: [] };

describe('many conversations', () => {
  const platform = usePlatform();
  const owner = { application_id: 'app_many', user_id: 'user_many' };

  async function create(fields: object = {}): Promise<string> {
    const { body } = await platform.http
      .post('/v1/conversations')
      .send({ ...owner, ...fields })
      .expect(201);
    return (body as { id: string }).id;
  }

  const erase = (body: object) => platform.http.post('/v1/conversation-erasures').send(body);

  it('are erased at once, with what was said in them, and others are left', async () => {
    const [one, two, kept] = [await create(), await create(), await create()];
    const { body: reply } = await platform.http
      .post(`/v1/conversations/${one}/messages`)
      .send({ content: 'hello' })
      .expect(201);
    const answer = await erase({ ...owner, conversation_ids: [one, two, one, 'conv_0'] }).expect(200);
    expect(answer.body).toEqual({ erased: [one, two], not_erased: [] });
    for (const id of [one, two]) await platform.http.get(`/v1/conversations/${id}`).expect(404);
    await platform.http.get(`/v1/runs/${(reply as { run_id: string }).run_id}`).expect(404);
    await platform.http.get(`/v1/conversations/${kept}`).expect(200);
    expect((await erase({ ...owner, conversation_ids: [one] }).expect(200)).body).toEqual(NONE);
  });

  it('of another user or application are left alone, and nothing is told of them', async () => {
    const foreign = [await create({ user_id: 'somebody' }), await create({ application_id: 'app_other' })];
    const answer = await erase({ ...owner, conversation_ids: foreign }).expect(200);
    expect(answer.body).toEqual(NONE);
    for (const id of foreign) await platform.http.get(`/v1/conversations/${id}`).expect(200);
  });

  it('are a hundred at most, and at least one', async () => {
    await erase({ ...owner, conversation_ids: [] }).expect(422, /conversation_ids/);
    const many = Array.from({ length: 101 }, (_, index) => `conv_${index}`);
    await erase({ ...owner, conversation_ids: many }).expect(422, /conversation_ids/);
    await erase({ ...owner, conversation_ids: ['msg_1'] }).expect(422, /conversation_ids/);
  });

  describe('of which some fail', () => {
    let purges: jest.SpiedFunction<() => Promise<void>>;

    beforeEach(() => {
      purges = jest.spyOn(platform.app.get(Database), 'purge');
    });

    afterEach(() => {
      jest.restoreAllMocks();
    });

    /** Has these fail, once they are ended and their documents are gone. */
    function failing(ids: readonly string[], error: Error): void {
      const sessions = platform.app.get(SessionManager);
      const erase = sessions.erase.bind(sessions);
      jest.spyOn(sessions, 'erase').mockImplementation(async (id) => {
        if (ids.includes(id)) throw error;
        await erase(id);
      });
    }

    it('are erased but for these, which are told and can be asked for again', async () => {
      const [one, two, three] = [await create(), await create(), await create()];
      failing([two], new Error('broken'));
      const request = { ...owner, conversation_ids: [one, two, three] };
      const { body } = await erase(request).expect(200);
      expect(body).toEqual({ erased: [one, three], not_erased: [two] });
      expect(purges).toHaveBeenCalledTimes(1);
      await platform.http.get(`/v1/conversations/${two}`).expect(200);
      jest.restoreAllMocks();
      expect((await erase(request).expect(200)).body).toEqual({ erased: [two], not_erased: [] });
      await platform.http.get(`/v1/conversations/${two}`).expect(404);
    });

    it('are not waited for one by one where the database is away', async () => {
      const [one, two, three] = [await create(), await create(), await create()];
      failing([two], new DatabaseUnavailableError(new Error('away')));
      const { body } = await erase({ ...owner, conversation_ids: [one, two, three] }).expect(200);
      expect(body).toEqual({ erased: [one], not_erased: [two, three] });
    });

    it('answer what failed where none was erased, and leave nothing of them in the log of the file', async () => {
      const [one, two] = [await create(), await create()];
      failing([one, two], new StorageFullError(new Error('full')));
      await erase({ ...owner, conversation_ids: [one, two] }).expect(507, /storage_full/);
      expect(purges).toHaveBeenCalledTimes(1);
    });

    it('are erased for good by whoever looks later, also where one alone was asked for', async () => {
      const [one, two, kept] = [await create(), await create(), await create()];
      const erasures = platform.app.get(UnfinishedErasures);
      failing([one, two], new Error('broken'));
      await platform.http.delete(`/v1/conversations/${one}`).query({ erase: true }).expect(500);
      await erase({ ...owner, conversation_ids: [two] }).expect(500);
      await erasures.resume();
      await platform.http.get(`/v1/conversations/${one}`).expect(200);

      // Nobody can be at it any more; the first of them fails once more.
      const travel = timeTravel(platform);
      travel(3);
      jest.restoreAllMocks();
      failing([one], new Error('still broken'));
      await erasures.resume();
      await platform.http.get(`/v1/conversations/${one}`).expect(200);
      await platform.http.get(`/v1/conversations/${two}`).expect(404);
      jest.restoreAllMocks();
      purges = jest.spyOn(platform.app.get(Database), 'purge');
      await erasures.resume();
      expect(purges).toHaveBeenCalledTimes(1);
      await platform.http.get(`/v1/conversations/${one}`).expect(404);
      await platform.http.get(`/v1/conversations/${kept}`).expect(200);
      await erasures.resume();
      expect(purges).toHaveBeenCalledTimes(1);
    });
  });
});
