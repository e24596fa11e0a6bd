import { type TraceLeg } from '../../../api/types.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import { language, localeOf } from '../../../shared/texts/language.js';

const ways = {
  lexical: 'byWords',
  rewritten: 'byRewritten',
  semantic: 'byMeaning',
  rerank: 'bySecondLook',
} as const satisfies Record<TraceLeg['name'], string>;

/** How the knowledge base was searched, in a sentence; and what of it failed, in another. */
export function waysOf(legs: readonly Pick<TraceLeg, 'name' | 'error'>[]): string {
  const t = traceTexts.get();
  const list = new Intl.ListFormat(localeOf(language.get()));
  const named = (failed: boolean) =>
    legs.filter(({ error }) => (error !== null) === failed).map(({ name }) => t[ways[name]]);
  const [done, failed] = [named(false), named(true)];
  if (legs.length === 0) return t.nothingSearched;
  const searched = done.length > 0 ? t.searched({ ways: list.format(done) }) : '';
  const missed = failed.length > 0 ? t.searchFailed({ ways: list.format(failed) }) : '';
  return [searched, missed].filter((sentence) => sentence !== '').join(' ');
}
