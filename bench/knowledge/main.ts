/**
 * How fast knowledge is loaded and searched, and what that does to replies that are being streamed (Linux):
 *
 *   npm run bench:knowledge                                1,000 and 10,000 passages in one application
 *   npm run bench:knowledge -- --full                      100,000 as well, and 100 applications of 1,000
 *                              --passages 1000,100000      these sizes
 *                              --applications 100          and so many applications of 1,000
 *                              --beside 100                so many applications of 100 beside each; with --full, else 0
 *                              --passages-per-document 1   one passage each, the most work per passage; 10 else
 *                              --searches 200              how many are timed, each the last turn of a conversation
 *                              --streams 50 --seconds 4    replies that are watched, and for how long; 0 for none
 *                              --ingest 50                 passages a second that are added while searches run
 *
 *                              --hashing 384               searches by meaning as well, by vectors of a hash of the words
 *
 * Where DATABASE_URL is postgres://…, the data is in a new database on that server, and in a file otherwise.
 *
 * The texts are made up, with words as frequent as Zipf found them, and are the same in every run. Ratios are what to
 * read: machines differ, and the same machine differs from minute to minute.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OTHER_CORE, PinnedProcess } from '../processes.ts';
import { type Size } from './library.ts';
import { formatHybrid, formatLoad, formatSearches, formatWatched, nameOf } from './report.ts';
import { type Measured, measureSize } from './scenario.ts';

const { values: options } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    passages: { type: 'string' },
    applications: { type: 'string' },
    beside: { type: 'string' },
    'passages-per-document': { type: 'string', default: '10' },
    searches: { type: 'string', default: '200' },
    streams: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '4' },
    ingest: { type: 'string', default: '50' },
    hashing: { type: 'string', default: '0' },
  },
});

function sizes(): Size[] {
  const passagesPerDocument = Number(options['passages-per-document']);
  const inOne = (options.passages ?? (options.full ? '1000,10000,100000' : '1000,10000'))
    .split(',')
    .map(Number);
  const applications = Number(options.applications ?? (options.full ? 100 : 0));
  return [
    ...inOne.map((passages) => ({ applications: 1, passages, passagesPerDocument })),
    ...(applications > 0 ? [{ applications, passages: 1_000, passagesPerDocument }] : []),
  ];
}

// This process makes texts and searches; the server is not to share its core with it.
spawnSync('taskset', ['-a', '-c', '-p', String(OTHER_CORE), String(process.pid)]);
const upstream = await PinnedProcess.listen(OTHER_CORE, join(import.meta.dirname, '..', 'upstream.ts'), {});
try {
  const effort = {
    beside: Number(options.beside ?? (options.full ? 100 : 0)),
    searches: Number(options.searches),
    streams: Number(options.streams),
    seconds: Number(options.seconds),
    passagesPerSecond: Number(options.ingest),
    dimensions: Number(options.hashing),
  };
  const all: Measured[] = [];
  for (const size of sizes()) {
    console.error(`measuring ${nameOf(size)} …`);
    all.push(await measureSize(size, effort, upstream));
  }
  const watched = all.filter((measured) => measured.watched.length > 0).map(formatWatched);
  const hybrid = effort.dimensions > 0 ? [formatHybrid(all)] : [];
  console.log([formatLoad(all), formatSearches(all), ...hybrid, ...watched].join('\n\n'));
} finally {
  await upstream.end();
}
