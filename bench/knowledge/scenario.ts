import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpClient } from '../http-client.ts';
import { openOwnDatabase } from '../own-database.ts';
import { hashingModel, OTHER_CORE, PinnedProcess, SERVER_CORE } from '../processes.ts';
import { waitUntilEmbedded } from '../eval/ingestion.ts';
import { bareInsertRate } from './bare-insert.ts';
import { Library, type Load, type Size } from './library.ts';
import { timeHealth, timeSearches, watch, whileIngesting, whileSearching } from './measurements.ts';
import { SyntheticCorpus } from './synthetic-corpus.ts';
import { type WatchReport } from './watch.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'dist', 'main.js');
const EMBEDDER = join(import.meta.dirname, '..', 'embedder.ts');
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
  /** Of the vectors that are searched in the end; 0 leaves that out. */
  dimensions: number;
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
  /** By words and by meaning; undefined where that was left out. */
  hybrid: { embeddedPerSecond: number; searches: number[] } | undefined;
}

/** Loads a server of its own with a library of one size and measures it. */
export async function measureSize(size: Size, effort: Effort, upstream: PinnedProcess): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'platform-bench-'));
  const database = await openOwnDatabase(process.env.DATABASE_URL);
  const environment = { PORT: '0', DATABASE_URL: database.url, OPENAI_BASE_URL: `${upstream.url}/v1` };
  const server = await PinnedProcess.listen(SERVER_CORE, SERVER, environment);
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
    const databaseBytes = await database.bytes();
    const searches = await timeSearches(library, effort.searches);
    const searchesWhileIngesting = await whileIngesting(library, effort.passagesPerSecond, () =>
      timeSearches(library, effort.searches),
    );
    const watched = effort.streams > 0 ? await watchAll(library, server.url, effort) : [];
    await server.end();
    const hybrid = effort.dimensions > 0 ? await measureHybrid(size, effort, environment) : undefined;
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
      hybrid,
    };
  } finally {
    client.close();
    await server.end();
    await database.remove();
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

/** The same library on a server that embeds. */
async function measureHybrid(
  size: Size,
  { dimensions, searches: count }: Effort,
  environment: NodeJS.ProcessEnv,
): Promise<Measured['hybrid']> {
  const embedder = await PinnedProcess.listen(OTHER_CORE, EMBEDDER, {});
  const server = await PinnedProcess.listen(SERVER_CORE, SERVER, {
    ...environment,
    ...hashingModel(embedder, dimensions),
  });
  const client = new HttpClient(server.url);
  try {
    const library = new Library(client, new SyntheticCorpus(), size);
    const startedAt = performance.now();
    for (const application of library.applicationIds()) await waitUntilEmbedded(client, application);
    const seconds = (performance.now() - startedAt) / 1_000;
    const embeddedPerSecond = (size.applications * size.passages) / seconds;
    return { embeddedPerSecond, searches: await timeSearches(library, count) };
  } finally {
    client.close();
    await server.end();
    await embedder.end();
  }
}
