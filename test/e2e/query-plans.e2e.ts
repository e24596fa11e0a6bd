import { Database } from '../../src/database/database.js';
import { type FakeEmbeddings, startFakeEmbeddings } from '../../src/models/testing/fake-embeddings.js';
import { ACCEPTED_SCANS, type AcceptedScan } from '../support/accepted-scans.js';
import { untilEmbedded } from '../support/embeddings.js';
import { EveryQuery } from '../support/every-query.js';
import { addLibraries } from '../support/large-library.js';
import { growingSteps, type Keys } from '../support/query-plan.js';
import { RecordedQueries } from '../support/recorded-queries.js';
import { APPLICATION, startApp, type TestApp } from '../support/test-app.js';

const NEED_A_REPLY = ['Messages_send', 'Messages_stream', 'Queue_edit', 'Queue_withdraw'];

/**
 * Every statement that the platform executes for any operation, or by itself all the time, is read by what it looks
 * for, and not through everything that an application, or all of them, have.
 */
describe('the plans of all queries', () => {
  let asked: EveryQuery;
  let queries: RecordedQueries;
  let service: FakeEmbeddings;
  let platform: TestApp;
  let slow: TestApp;

  beforeAll(async () => {
    service = await startFakeEmbeddings();
    // In memory, what the index asks is asked on the same connection.
    const embedding = { EMBEDDING_MODEL: 'openai:first', EMBEDDING_BASE_URL: service.url };
    platform = await startApp({ DATABASE_URL: 'sqlite::memory:', ...embedding });
    slow = await startApp({ DATABASE_URL: 'sqlite::memory:', OFFLINE_WORDS_PER_SECOND: '1' });
    queries = new RecordedQueries();
    await addLibraries(platform.app.get(Database));
    asked = new EveryQuery(platform, slow);
    await asked.ask(() => untilEmbedded(platform, APPLICATION));
  }, 120_000);

  afterAll(async () => {
    queries.end();
    await Promise.all([platform.close(), slow.close()]);
    await service.close();
  });

  function keys(): Keys {
    const unique = queries.read<{ name: string; columns: string }>(`
      select list.name, (select group_concat(info.name) from pragma_index_info(list.name) as info) as columns
      from sqlite_master as tables join pragma_index_list(tables.name) as list
      where tables.type = 'table' and list."unique" = 1 and list.partial = 0
      union all
      select tables.name, (select group_concat(info.name) from pragma_table_info(tables.name) as info where info.pk > 0)
      from sqlite_master as tables where tables.sql like '%without rowid%'`);
    return { unique: new Map(unique.map(({ name, columns }) => [name, columns.split(',')])) };
  }

  function uses(scan: AcceptedScan, text: string): boolean {
    const plan = queries.planOf(text);
    const isSorted = plan.some((step) => step.startsWith('USE TEMP B-TREE'));
    return text.includes(scan.fragment) && plan.includes(scan.step) && !(scan.inOrder && isSorted);
  }

  it('are judged by their worst: long lists, prefixes of keys, partial order', () => {
    const judge = (text: string): string[] => growingSteps(queries.planOf(text), keys());
    const ofApplication = expect.stringMatching(
      /^SEARCH document USING INDEX \w+ \(application_id=\?\)$/,
    ) as string;
    expect(judge('select * from document where application_id = ? and id in (?)')).toEqual([ofApplication]);
    expect(judge('select * from document where id in (?)')).toEqual([]);
    expect(judge('select * from passage where text = ?')).toEqual(['SCAN passage']);
    expect(judge('select * from corpus where application_id = ?')).toEqual([]);
    expect(judge('select * from term_statistic where corpus_id = ? and term = ?')).toEqual([]);
    expect(judge('select * from term_statistic where corpus_id = ?')).toHaveLength(1);
  });

  it('are those of every operation', () => {
    expect(NEED_A_REPLY).toEqual(expect.arrayContaining(asked.silent));
  });

  it('have no step that grows with the data, but for those that say why', () => {
    const given = keys();
    const growing = queries.texts.flatMap((text) =>
      growingSteps(queries.planOf(text), given)
        .filter((step) => !ACCEPTED_SCANS.some((scan) => scan.step === step && uses(scan, text)))
        .map((step) => `${step} — ${text}`),
    );
    expect(growing).toEqual([]);
  });

  it.each([
    ['messages that are to be read', /"is_searchable" = 0 and "placed" = 1/, /message_not_searchable/],
    ['feedback for a reason', /from "feedback".* "reason" = \?/, /feedback_by_(?:rating_and_)?reason/],
  ])('find %s in an index that has nothing else', (_, sought, index) => {
    const texts = queries.texts.filter((text) => sought.test(text));
    expect(texts).not.toEqual([]);
    for (const text of texts) expect(queries.planOf(text).join()).toMatch(index);
  });

  it('still have each of the steps that are accepted', () => {
    const unused = ACCEPTED_SCANS.filter((scan) => !queries.texts.some((text) => uses(scan, text)));
    expect(unused).toEqual([]);
  });
});
