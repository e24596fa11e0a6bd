import { useStore } from '@nanostores/react';
import { messageOf } from '../../api/api-error.js';
import { addressEnd } from '../../api/application.js';
import { type ConversationHit } from '../../api/types.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import { searchTexts } from '../../shared/texts/en/search.js';
import { Button } from '../../shared/ui/button.js';
import { MarkedText } from '../../shared/ui/marked-text.js';
import { useRoving } from './use-roving.js';
import { useSearch } from './use-search.js';
import styles from './search-results.module.css';

interface SearchResultsProps {
  words: string;
  onOpen: (conversationId: string, messageId: string | null) => void;
}

const keyOf = ({ conversation, message }: ConversationHit) => message?.id ?? conversation.id;
const pathOf = ({ conversation, message }: ConversationHit) =>
  `/c/${conversation.id}${addressEnd()}${message ? `#${message.id}` : ''}`;

/** What has the words, each with its place: one stop for Tab, which the arrow keys walk. */
export function SearchResults({ words, onOpen }: SearchResultsProps) {
  const t = useStore(searchTexts);
  const { untitled } = useStore(conversationsTexts);
  const { hits, nextCursor, status, error, more } = useSearch(words);
  const roving = useRoving(hits.map(keyOf), null);

  return (
    <section className={styles.results} aria-label={t.results}>
      <p role="status" className={styles.status}>
        {status === 'loading' ? t.searching : status === 'failed' ? messageOf(error) : t.found(hits.length)}
      </p>
      <ul className={styles.list} {...roving.listProps}>
        {hits.map((hit) => (
          <li key={keyOf(hit)}>
            <a
              className={styles.hit}
              href={pathOf(hit)}
              data-stop={keyOf(hit)}
              tabIndex={keyOf(hit) === roving.stopId ? 0 : -1}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(hit.conversation.id, hit.message?.id ?? null);
              }}
            >
              <span className={styles.title} dir="auto">
                {hit.message ? (
                  (hit.conversation.title ?? untitled)
                ) : (
                  <MarkedText text={hit.snippet.text} places={hit.snippet.highlights} />
                )}
              </span>
              {hit.message && (
                <span className={styles.snippet} dir="auto">
                  <MarkedText text={hit.snippet.text} places={hit.snippet.highlights} />
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      {nextCursor !== null && status !== 'loading' && <Button onClick={more}>{t.more}</Button>}
    </section>
  );
}
