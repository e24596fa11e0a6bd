import { percentile } from '../percentile.ts';
import { formatTable } from '../table.ts';
import { type Measured } from './scenario.ts';

const MEGABYTE = 1_048_576;

export function formatLoad(all: readonly Measured[]): string {
  const header = [
    'bulk load',
    'documents/s',
    'passages/s',
    'documents/s at its end',
    'to bare inserts',
    'server MB',
    'of it at start',
    'database MB',
    'to its text',
  ];
  return formatTable(
    header,
    all.map(({ size, load, bareDocumentsPerSecond, memory, databaseBytes }) => {
      const perSecond = load.documents / load.seconds;
      return [
        nameOf(size),
        perSecond.toFixed(0),
        (load.passages / load.seconds).toFixed(0),
        (load.documents / 10 / load.lastTenthSeconds).toFixed(0),
        (perSecond / bareDocumentsPerSecond).toFixed(2),
        (memory.loaded / MEGABYTE).toFixed(0),
        (memory.empty / MEGABYTE).toFixed(0),
        (databaseBytes / MEGABYTE).toFixed(0),
        (databaseBytes / load.characters).toFixed(2),
      ];
    }),
  );
}

export function formatSearches(all: readonly Measured[]): string {
  const header = [
    'search with history',
    'p50 ms',
    'p99 ms',
    'p50 to /health',
    'p50 to the first',
    'ingesting: p50 ms',
    'p99 ms',
    'p50 to quiet',
  ];
  const first = percentile(all[0]?.searches ?? [], 0.5);
  return formatTable(
    header,
    all.map(({ size, searches, searchesWhileIngesting, health }) => {
      const median = percentile(searches, 0.5);
      const busyMedian = percentile(searchesWhileIngesting, 0.5);
      return [
        nameOf(size),
        median.toFixed(1),
        percentile(searches, 0.99).toFixed(1),
        (median / percentile(health, 0.5)).toFixed(1),
        (median / first).toFixed(2),
        busyMedian.toFixed(1),
        percentile(searchesWhileIngesting, 0.99).toFixed(1),
        (busyMedian / median).toFixed(2),
      ];
    }),
  );
}

/** Searches by words and by meaning, against those by words alone. */
export function formatHybrid(all: readonly Measured[]): string {
  const header = ['search by meaning, too', 'passages embedded/s', 'p50 ms', 'p99 ms', 'p50 to words alone'];
  return formatTable(
    header,
    all.flatMap(({ size, searches, hybrid }) => {
      if (!hybrid) return [];
      const median = percentile(hybrid.searches, 0.5);
      return [
        [
          nameOf(size),
          hybrid.embeddedPerSecond.toFixed(0),
          median.toFixed(1),
          percentile(hybrid.searches, 0.99).toFixed(1),
          (median / percentile(searches, 0.5)).toFixed(2),
        ],
      ];
    }),
  );
}

/** Every line against the streams alone on the same server. */
export function formatWatched({ size, watched }: Measured): string {
  const header = [
    nameOf(size),
    'searches/s',
    '/health p50',
    'p99',
    'most',
    'p99 to alone',
    'stream gap p50',
    'p99',
    'most',
    'p99 to alone',
  ];
  const alone = watched[0]?.report ?? { healthMs: [], gapsMs: [] };
  return formatTable(
    header,
    watched.map(({ what, report, searchesPerSecond }) => [
      what,
      searchesPerSecond.toFixed(0),
      ...spread(report.healthMs, alone.healthMs),
      ...spread(report.gapsMs, alone.gapsMs),
    ]),
  );
}

function spread(values: readonly number[], base: readonly number[]): string[] {
  const late = percentile(values, 0.99);
  return [
    percentile(values, 0.5).toFixed(1),
    late.toFixed(1),
    percentile(values, 1).toFixed(1),
    (late / percentile(base, 0.99)).toFixed(2),
  ];
}

export function nameOf({ applications, passages, passagesPerDocument }: Measured['size']): string {
  const many = applications === 1 ? '' : `${applications} × `;
  const long = passagesPerDocument === 1 ? '' : `, ${passagesPerDocument} a document`;
  return `${many}${passages.toLocaleString('en')} passages${long}`;
}
