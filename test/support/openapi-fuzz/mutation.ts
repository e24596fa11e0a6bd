import fc from 'fast-check';
import { isRecord } from '../../../src/common/is-record.js';
import { objectFrom, strangeKey, strangeValue } from './strange-values.js';

/** One change to a body, at the place that `at` comes to. */
export const mutation = fc.record({
  at: fc.nat(),
  change: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), value: strangeValue }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('add' as const), key: strangeKey, value: strangeValue }),
    },
  ),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

export function applyAll([value, mutations]: [unknown, Mutation[]]): unknown {
  return mutations.reduce(apply, value);
}

/** Walks down from the top; `at` says at each level which way, and whether to stop there. */
function apply(value: unknown, { at, change }: Mutation): unknown {
  const entries = isRecord(value) ? Object.entries(value).filter(([, child]) => child !== undefined) : [];
  if (change.kind === 'add') return objectFrom([...entries, [change.key, change.value]]);
  if (entries.length === 0) return change.kind === 'set' ? change.value : value;
  const chosen = at % entries.length;
  const deeper = Math.floor(at / entries.length);
  return objectFrom(
    entries.flatMap(([key, child], index) => {
      if (index !== chosen) return [[key, child] as const];
      if (isRecord(child) && deeper % 2 === 1)
        return [[key, apply(child, { at: deeper >> 1, change })] as const];
      return change.kind === 'set' ? [[key, change.value] as const] : [];
    }),
  );
}
