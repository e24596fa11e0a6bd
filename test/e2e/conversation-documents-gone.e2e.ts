import { jest } from '@jest/globals';
import { PassageSweeper } from '../../src/knowledge/ingestion/passage-sweeper.js';
import { RetentionSweeper } from '../../src/retention/retention-sweeper.js';
import { useConversationFiles } from '../support/conversation-files.js';
import { expectProblem } from '../support/problem.js';
import { timeTravel } from '../support/time-travel.js';

const DAY_MINUTES = 24 * 60;
/** Of more passages than go in one step. */
const LONG = Array.from(
  { length: 40 },
  (_, index) => `# Part ${index}\n\n${'A clause of it. '.repeat(60)}`,
).join('\n\n');

describe('documents of conversations that go', () => {
  const files = useConversationFiles();
  const { platform, open, list } = files;
  let travel: (minutes: number) => void;

  beforeAll(() => {
    travel = timeTravel(platform);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  const keepFor = (application: string, days: number) =>
    platform.http.patch(`/v1/applications/${application}`).send({ message_retention_days: days }).expect(200);
  const sweep = () => platform.app.get(RetentionSweeper).sweep();

  it.each<[string, (id: string) => PromiseLike<unknown>]>([
    ['erased', (id) => platform.http.delete(`/v1/conversations/${id}`).query({ erase: true }).expect(200)],
    [
      'erased with its user',
      () => platform.http.delete('/v1/users/user_files').query({ application_id: 'app_gone' }).expect(200),
    ],
    [
      'kept for long enough',
      async () => {
        await keepFor('app_gone', 1);
        travel(DAY_MINUTES + 1);
        await sweep();
        await sweep();
      },
    ],
  ])('leave nothing where their conversation is %s', async (_, erase) => {
    const before = await files.rows();
    const { id, path } = await open('app_gone', { user_id: 'user_files' });
    await files.add(path);
    await files.add(path, LONG, 'long.md');
    const { id: removed } = await files.add(path, 'Another one.', 'other.txt');
    await platform.http.delete(`${path}/${removed}`).expect(204);
    expect(await files.rows()).not.toEqual(before);
    // One that waits, or is being read.
    await files.attach(path, 'A third one.', 'waiting.txt').expect(202);

    await erase(id);

    expect(await files.rows()).toEqual(before);
    expectProblem(await platform.http.get(path), { status: 404, code: 'conversation_not_found' });
  });

  it('leave no corpus where the last of their passages goes after their conversation', async () => {
    const before = await files.rows();
    const { id, path } = await open();
    await files.add(path, LONG, 'long.md');
    const sweeper = platform.app.get(PassageSweeper);
    const wake = jest.spyOn(sweeper, 'wake').mockImplementation(() => undefined);
    jest.spyOn(sweeper, 'swept').mockImplementation(() => Promise.resolve());
    await platform.http.delete(`/v1/conversations/${id}`).query({ erase: true }).expect(200);
    expect(await files.rows()).toMatchObject({ corpus: (before.corpus ?? 0) + 1 });

    wake.mockRestore();
    sweeper.wake();

    expect(await files.rows()).toEqual(before);
  });

  it('stay where somebody goes on with the conversation while others are deleted', async () => {
    const { application, id, path } = await open();
    const { id: file } = await files.add(path, LONG, 'long.md');
    await keepFor(application, 1);
    travel(DAY_MINUTES + 1);
    const resume = () => platform.http.post(`/v1/conversations/${id}/resume`);
    // Where the sweep waits for anything of them, somebody is faster.
    jest.spyOn(platform.app.get(PassageSweeper), 'swept').mockImplementation(async () => {
      await resume();
    });

    await Promise.all([sweep(), resume()]);

    const { status } = await platform.http.get(`/v1/conversations/${id}`);
    if (status === 200) expect(await list(path)).toMatchObject([{ id: file }]);
    else expectProblem(await platform.http.get(path), { status: 404, code: 'conversation_not_found' });
  });
});
