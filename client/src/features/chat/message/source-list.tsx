import { Icon } from '../../../shared/ui/icon.js';
import { type Source } from '../chat-message.js';
import { sourceElementId } from './source-element-id.js';
import { citedNumbers } from './remark-citations.js';
import styles from './source-list.module.css';

interface SourceListProps {
  messageId: string;
  /** The reply, whose citations tell the passages apart that it rests on. */
  text: string;
  sources: readonly Source[];
}

/** The mark of a reply that used the knowledge base, and the passages it was given. */
export function SourceList({ messageId, text, sources }: SourceListProps) {
  if (sources.length === 0) return null;
  const cited = citedNumbers(text);
  // A reply without any citation says nothing about which of them it rests on.
  const isUncited = ({ number }: Source) => cited.size > 0 && !cited.has(number);
  return (
    <section className={styles.sources} aria-label="Sources of this reply">
      <p className={styles.badge}>
        <Icon name="book" size={15} />
        Knowledge used
      </p>
      <ol className={styles.list}>
        {sources.map((source) => (
          <li
            key={source.number}
            id={sourceElementId(messageId, source.number)}
            className={styles.source}
            tabIndex={-1}
            title={isUncited(source) ? `${source.title} (read, not cited)` : source.title}
            data-uncited={isUncited(source) || undefined}
          >
            <span className={styles.number}>{source.number}</span>
            <span className={styles.title}>{source.title}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
