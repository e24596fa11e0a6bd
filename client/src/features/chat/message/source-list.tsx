import { type Source } from '../../../api/types.js';
import { Icon } from '../../../shared/ui/icon.js';
import { type SortedSources } from '../sources.js';
import { SourceChips } from './source-chips.js';
import styles from './source-list.module.css';

interface SourceListProps {
  sources: SortedSources;
  onOpen: (number: number) => void;
}

function summaryOf({ cited, uncited }: SortedSources): string {
  const more = cited.length > 0 ? ' more' : '';
  return uncited.length === 1 ? `1${more} passage was given` : `${uncited.length}${more} passages were given`;
}

/** What a reply cites, which marks it as one that used the knowledge base; and folded away what it was given besides. */
export function SourceList({ sources, onOpen }: SourceListProps) {
  const { cited, uncited } = sources;
  const chips = (list: readonly Source[], label: string) => (
    <SourceChips sources={list} label={label} onOpen={onOpen} />
  );
  return (
    <section className={styles.sources} aria-label="Sources of this reply">
      {cited.length > 0 && (
        <p className={styles.badge}>
          <Icon name="book" size={15} />
          Knowledge used
        </p>
      )}
      <div className={styles.lists}>
        {cited.length > 0 && chips(cited, 'Cited passages')}
        {uncited.length > 0 && (
          <details className={styles.more}>
            <summary>
              {summaryOf(sources)}
              {cited.length === 0 && ', none is cited'}
            </summary>
            {chips(uncited, 'Passages that were given and not cited')}
          </details>
        )}
      </div>
    </section>
  );
}
