import {
  createOwnDatabase,
  type OwnDatabase,
  testServerUrl,
} from '../../src/database/testing/postgres-server.js';
import { createVectorDatabase } from '../../src/database/testing/vector-database.js';
import { type FakeEmbeddings, startFakeEmbeddings } from '../../src/models/testing/fake-embeddings.js';
import { until } from '../browser/support/until.js';
import { readMeanings } from '../support/embedding-platform.js';
import { ServerProcess } from '../support/server-process.js';

const BANK = 'app_searched';
const ROUNDS = 15;
const serverUrl = testServerUrl();

async function call<Body>(method: string, url: string, body?: object): Promise<Body> {
  const response = await fetch(url, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
  return (response.status === 204 ? undefined : await response.json()) as Body;
}

async function add(url: string, content: string): Promise<string> {
  const document = { application_id: BANK, title: 'Help', category: 'help', content };
  return (await call<{ id: string }>('POST', `${url}/v1/knowledge/documents`, document)).id;
}

async function find(url: string, query: string): Promise<string[]> {
  const search = { application_id: BANK, query };
  return (await call<{ id: string }[]>('POST', `${url}/v1/knowledge/search`, search)).map(({ id }) => id);
}

/** Two servers on one database, to be called where the suite is described. */
function useTwo(openDatabase: () => Promise<OwnDatabase>, environment = (): Record<string, string> => ({})) {
  let database: OwnDatabase;
  let servers: ServerProcess[] = [];
  beforeAll(async () => {
    database = await openDatabase();
  });
  beforeAll(async () => {
    const settings = { DATABASE_URL: database.url, ...environment() };
    servers = await Promise.all([ServerProcess.start(settings), ServerProcess.start(settings)]);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.end('SIGKILL')));
    await database.drop();
  });
  return {
    get urls() {
      return servers.map(({ url }) => url) as [string, string];
    },
  };
}

(serverUrl === undefined ? describe.skip : describe)('searches in several processes', () => {
  const two = useTwo(() => createOwnDatabase(serverUrl ?? ''));

  it('see at once what any of them has acknowledged, and what it has deleted', async () => {
    const { urls } = two;
    const known: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [writer, reader] = round % 2 === 0 ? urls : [urls[1], urls[0]];
      known.push(await add(writer, `Round ${round} of the overdraft.`));
      expect((await find(reader, 'overdraft')).sort()).toEqual([...known].sort());
      if (known.length < 4) continue;
      await call('DELETE', `${writer}/v1/knowledge/documents/${known.shift()}`);
      expect((await find(reader, 'overdraft')).sort()).toEqual([...known].sort());
    }
  });
});

describe('searches by meaning in several processes', () => {
  let service: FakeEmbeddings;

  beforeAll(async () => {
    service = await startFakeEmbeddings({ read: readMeanings });
  });

  afterAll(() => service.close());

  const two = useTwo(createVectorDatabase, () => ({
    EMBEDDING_MODEL: 'openai:first',
    EMBEDDING_BASE_URL: service.url,
  }));

  it('find what another one embedded, and not what it has deleted', async () => {
    const [one, other] = two.urls;
    const id = await add(one, 'Block a stolen card at once.');
    const status = `${other}/v1/knowledge/embeddings?application_id=${BANK}`;
    await until('it has its vector', async () => {
      const { generations } = await call<{ generations: { embedded: number }[] }>('GET', status);
      return generations[0]?.embedded === 1;
    });
    expect(await find(other, 'someone pinched my plastic')).toEqual([id]);
    await call('DELETE', `${one}/v1/knowledge/documents/${id}`);
    expect(await find(other, 'someone pinched my plastic')).toEqual([]);
  });
});
