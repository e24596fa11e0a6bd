import {
  createEmptyDatabase,
  type OwnDatabase,
  testServerUrl,
} from '../../src/database/testing/postgres-server.js';
import { EveryQuery } from '../support/every-query.js';
import { leaveUnseen, PostgresPlans, type Scan } from '../support/postgres-plans.js';
import { startApp, type TestApp } from '../support/test-app.js';

const serverUrl = testServerUrl();

interface Accepted {
  readonly fragment: string;
  readonly step: string;
  readonly why: string;
}

/** What reads a table or an index from end to end, and why it may. The planner may go other ways on another day. */
const ACCEPTED: readonly Accepted[] = [
  ...['user_erasure_key on user_erasure', 'api_key_by_age on api_key'].map((index) => ({
    fragment: 'limit $1',
    step: `Index Only Scan using ${index}`,
    why: 'Whether there is any: it is read up to the first.',
  })),
  {
    fragment: 'order by "created_at" desc, "id" desc limit $1',
    step: 'Index Scan using api_key_by_age on api_key',
    why: 'A page of a list: it is read in the order of the index, up to the limit.',
  },
  ...['"lease_expires_at" <', '"state" = \'running\'', 'with held as materialized'].map((fragment) => ({
    fragment,
    step: `Index Scan using ${fragment.includes('lease') ? 'run_unfinished' : 'run_one_running'} on run`,
    why: 'Replies that are being made: the index has no others.',
  })),
  ...['log', 'manifest'].map((remains) => ({
    fragment: `"${remains}_state" = 1`,
    step: `Index Only Scan using run_losing_${remains} on run`,
    why: 'What is being deleted at the moment: the index has no other.',
  })),
  {
    fragment: 'not exists (select "document_id" from "ingestion_job"',
    step: 'Index Only Scan using ingestion_job_pkey on ingestion_job',
    why: 'What waits to be taken in: here it is next to nothing, and where it is more it is looked up by its id.',
  },
  {
    fragment: 'select distinct "application_id" from "document" where "id" in',
    step: 'Index Only Scan using document_by_category on document',
    why: 'There are next to no documents here; where there are, they are looked up by their ids.',
  },
  {
    fragment: 'where unembedded = 1',
    step: 'Index Scan using corpus_unembedded on corpus',
    why: 'What something came into, or went from, and is to be embedded: the index has no other.',
  },
  {
    fragment: 'from "vector_generation" inner join "corpus"',
    step: 'Index Scan using corpus_pkey on corpus',
    why: 'There are next to none here; where there are, those of the generations that are found are looked up by their ids.',
  },
  {
    fragment: 'delete from "open_stream"',
    step: 'Seq Scan on open_stream',
    why: 'A row for each process and whom it has streams for.',
  },
  {
    fragment: 'delete from "recent_run_event"',
    step: 'Seq Scan on recent_run_event',
    why: 'On PostgreSQL, nothing is ever in it.',
  },
  {
    fragment: 'from "hidden_passages" where ("hidden_passages"."token" is null',
    step: 'Seq Scan on hidden_passages',
    why: 'A row for each long document that is being written or deleted at the moment: mostly none.',
  },
  ...['Seq Scan on work_claim', 'Index Scan using work_claim_pkey on work_claim'].map((step) => ({
    fragment: 'delete from work_claim',
    step,
    why: 'A row for each piece of work that somebody is at.',
  })),
  {
    fragment: 'WHERE expire < $1',
    step: 'Seq Scan on request_count',
    why: 'A row for each caller of the last minutes; those that are over are deleted every five.',
  },
  {
    fragment: 'from "application" where "settings" like $1',
    step: 'Seq Scan on application',
    why: 'Which applications delete what is old: asked once an hour, of as many rows as there are applications.',
  },
];

/**
 * No statement that the platform sends to PostgreSQL reads a table from end to end. Vectors are not among them; they are
 * looked at in `processes-search.e2e.ts`.
 */
(serverUrl === undefined ? describe.skip : describe)('the plans of all queries on PostgreSQL', () => {
  let database: OwnDatabase;
  let other: OwnDatabase;
  let plans: PostgresPlans;
  let platform: TestApp;
  let slow: TestApp;

  beforeAll(async () => {
    // Not copied from one that the server may have looked at.
    [database, other] = [
      await createEmptyDatabase(serverUrl ?? ''),
      await createEmptyDatabase(serverUrl ?? ''),
    ];
    platform = await startApp({ DATABASE_URL: database.url });
    await leaveUnseen(database.url);
    slow = await startApp({ DATABASE_URL: other.url, OFFLINE_WORDS_PER_SECOND: '1' });
    plans = new PostgresPlans();
    await new EveryQuery(platform, slow).ask(() => Promise.resolve());
  }, 480_000);

  afterAll(async () => {
    plans.end();
    await Promise.all([platform.close(), slow.close()]);
    await Promise.all([database.drop(), other.drop()]);
  });

  it('have no step that reads all of a table, but for those that say why', async () => {
    const scans = await plans.scans(database.url);
    const accepts = (scan: Scan): boolean =>
      ACCEPTED.some(({ step, fragment }) => scan.step === step && scan.text.includes(fragment));
    expect(scans.filter((scan) => !accepts(scan))).toEqual([]);
  });
});
