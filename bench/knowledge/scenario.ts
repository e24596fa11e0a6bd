import SqliteDatabase from 'better-sqlite3';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpClient } from '../http-client.ts';
import { PinnedProcess, SERVER_CORE } from '../processes.ts';
import { bareInsertRate } from './bare-insert.ts';
import { Library, type Load, type Size } from './library.ts';
import { timeHealth, timeSearches, watch, whileIngesting, whileSearching } from './measurements.ts';
import { SyntheticCorpus } from './synthetic-corpus.ts';
import { type WatchReport } from './watch.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'dist', 'main.js');
const BARE_INSERTS = 500;
const TOKENS_PER_SECOND = 50;
const PASSAGES_OF_SMALL = 100;
/** The streams outlast the watching. */
const SPARE_SECONDS = 5;

export interface Effort {
  /** How many small applications there are beside those that are measured. */
  beside: number;
  /** How many searches are timed. */
  searches: number;
  /** How many replies are streamed while searches run; 0 leaves that out. */
  streams: number;
  /** How long they are watched, in seconds. */
  seconds: number;
  /** The pace of ingestion while searches run. */
  passagesPerSecond: number;
}

/** Times in milliseconds, memory and files in bytes. */
export interface Measured {
  size: Size;
  load: Load;
  bareDocumentsPerSecond: number;
  memory: { empty: number; loaded: number };
  databaseBytes: number;
  health: number[];
  searches: number[];
  searchesWhileIngesting: number[];
  watched: { what: string; report: WatchReport; searchesPerSecond: number }[];
}

/** Loads a server of its own with a library of one size and measures it. */
export async function measureSize(size: Size, effort: Effort, upstream: PinnedProcess): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'platform-bench-'));
  const file = join(folder, 'platform.db');
  const server = await PinnedProcess.listen(SERVER_CORE, SERVER, {
    PORT: '0',
    DATABASE_URL: `sqlite:${file}`,
    OPENAI_BASE_URL: `${upstream.url}/v1`,
  });
  const client = new HttpClient(server.url);
  try {
    const corpus = new SyntheticCorpus();
    const library = new Library(client, corpus, size);
    const sample = Array.from({ length: BARE_INSERTS }, (_, number) =>
      corpus.document(number, size.passagesPerDocument),
    );
    const bareDocumentsPerSecond = await bareInsertRate(folder, sample);
    const health = await timeHealth(client, effort.searches);
    const empty = (await server.residentKb()) * 1_024;
    await addBeside(client, corpus, effort.beside);
    const load = await library.load();
    const memory = { empty, loaded: (await server.residentKb()) * 1_024 };
    const databaseBytes = bytesOf(file);
    const searches = await timeSearches(library, effort.searches);
    const searchesWhileIngesting = await whileIngesting(library, effort.passagesPerSecond, () =>
      timeSearches(library, effort.searches),
    );
    const watched = effort.streams > 0 ? await watchAll(library, server.url, effort) : [];
    return {
      size,
      load,
      bareDocumentsPerSecond,
      memory,
      databaseBytes,
      health,
      searches,
      searchesWhileIngesting,
      watched,
    };
  } finally {
    client.close();
    await server.end();
    await rm(folder, { recursive: true });
  }
}

async function addBeside(client: HttpClient, corpus: SyntheticCorpus, applications: number): Promise<void> {
  const small = { applications, passages: PASSAGES_OF_SMALL, passagesPerDocument: 10 };
  await new Library(client, corpus, small, 'beside').load();
}

async function watchAll(library: Library, url: string, effort: Effort): Promise<Measured['watched']> {
  const { streams, seconds } = effort;
  const model = `tokens-${(seconds + SPARE_SECONDS) * TOKENS_PER_SECOND}-rate-${TOKENS_PER_SECOND}`;
  const look = (): Promise<WatchReport> => watch({ url, model, streams, seconds });
  const alone = await look();
  const searching = await whileSearching(library, look);
  const both = await whileIngesting(library, effort.passagesPerSecond, () => whileSearching(library, look));
  return [
    { what: 'streams alone', report: alone, searchesPerSecond: 0 },
    { what: 'and searches', report: searching.result, searchesPerSecond: searching.searchesPerSecond },
    { what: 'and ingestion', report: both.result, searchesPerSecond: both.searchesPerSecond },
  ];
}

/** Without the write-ahead log, which is as large as its busiest moment made it. */
function bytesOf(file: string): number {
  const database = new SqliteDatabase(file, { readonly: true });
  const pages = Number(database.pragma('page_count', { simple: true }));
  const bytes = pages * Number(database.pragma('page_size', { simple: true }));
  database.close();
  return bytes;
}
