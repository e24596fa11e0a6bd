import { problem, useFakeServer } from '../../testing/fake-server.js';
import { applicationsOfOperator } from './operator-access.js';

const keysOf = (ids: (string | null)[], next: string | null) =>
  Response.json({ data: ids.map((application_id) => ({ application_id })), next_cursor: next });

describe('the applications that an operator may open', () => {
  const server = useFakeServer();

  it('are those of all keys, on however many pages', async () => {
    server.current.willAnswer(
      keysOf(['app_b', null, 'app_a'], 'more'),
      keysOf(['app_b'], 'last'),
      keysOf(['app_c'], null),
    );
    expect(await applicationsOfOperator()).toEqual(['app_a', 'app_b', 'app_c']);
    expect(server.current.paths).toEqual([
      '/v1/keys?limit=100',
      '/v1/keys?limit=100&cursor=more',
      '/v1/keys?limit=100&cursor=last',
    ]);
  });

  it('are none for whoever is no operator', async () => {
    server.current.willAnswer(problem(401, 'authentication_required'));
    expect(await applicationsOfOperator()).toBeNull();
  });
});
