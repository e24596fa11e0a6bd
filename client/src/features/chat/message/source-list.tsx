import { useStore } from '@nanostores/react';
import { type Source } from '../../../api/types.js';
import { Icon } from '../../../shared/ui/icon.js';
import { type SortedSources } from '../sources.js';
import { SourceChips } from './source-chips.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './source-list.module.css';

interface SourceListProps {
  sources: SortedSources;
  onOpen: (number: number) => void;
}

/** What a reply cites, which marks it as one that used the knowledge base; and folded away what it was given besides. */
export function SourceList({ sources, onOpen }: SourceListProps) {
  const t = useStore(messageTexts);
  const { cited, uncited } = sources;
  const chips = (list: readonly Source[], label: string) => (
    <SourceChips sources={list} label={label} onOpen={onOpen} />
  );
  return (
    <section className={styles.sources} aria-label={t.sources}>
      {cited.length > 0 && (
        <p className={styles.badge}>
          <Icon name="book" size={15} />
          {t.knowledgeUsed}
        </p>
      )}
      <div className={styles.lists}>
        {cited.length > 0 && chips(cited, t.citedPassages)}
        {uncited.length > 0 && (
          <details className={styles.more}>
            <summary>
              {cited.length > 0 ? t.moreGiven(uncited.length) : t.givenNoneCited(uncited.length)}
            </summary>
            {chips(uncited, t.uncitedPassages)}
          </details>
        )}
      </div>
    </section>
  );
}
