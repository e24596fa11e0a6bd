import { percentile } from '../percentile.ts';
import { formatTable } from '../table.ts';
import { type Outcome } from './read-corpus.ts';

/** One line for a file. */
export function lineOf({ path, state, reasons, elapsedMs, text, similarity, title }: Outcome): string {
  const parts = [
    similarity?.toFixed(3) ?? '    -',
    `${elapsedMs.toFixed(0)} ms`.padStart(9),
    `${text.length.toLocaleString('en')} characters`.padStart(21),
    state.padEnd(6),
    path,
    ...(title === undefined ? [] : [JSON.stringify(title)]),
    ...reasons.map(({ code, detail }) => `${code}: ${detail}`),
  ];
  return parts.join('  ');
}

/** All of a folder: states and reasons, times, likeness. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const kinds = Map.groupBy(outcomes, ({ path }) => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? 'none');
  const rows = [...kinds].sort().map(([kind, ones]) => rowOf(kind, ones));
  const header = [
    'kind',
    'files',
    'ready',
    'failed',
    'p50 ms',
    'p95 ms',
    'longest ms',
    'compared',
    'alike',
    'least',
  ];
  return `${formatTable(header, [...rows, rowOf('all', outcomes)])}\n\n${reasonsOf(outcomes)}`;
}

function rowOf(kind: string, outcomes: readonly Outcome[]): string[] {
  const times = outcomes.map(({ elapsedMs }) => elapsedMs);
  const alike = outcomes.flatMap(({ similarity }) => similarity ?? []);
  const ready = outcomes.filter(({ state }) => state === 'ready').length;
  return [
    ...[kind, String(outcomes.length), String(ready), String(outcomes.length - ready)],
    ...[0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(0)),
    String(alike.length),
    ...(alike.length === 0 ? ['-', '-'] : [mean(alike).toFixed(3), Math.min(...alike).toFixed(3)]),
  ];
}

function reasonsOf(outcomes: readonly Outcome[]): string {
  const codes = outcomes.flatMap(({ state, reasons }) => reasons.map(({ code }) => `${state}: ${code}`));
  const counts = [...Map.groupBy(codes, (code) => code)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  return counts.map(([code, { length }]) => `${String(length).padStart(6)}  ${code}`).join('\n');
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
