import { useStore } from '@nanostores/react';
import { useLayoutEffect, useRef } from 'react';
import { messageOf } from '../../api/api-error.js';
import { type ConversationHit } from '../../api/types.js';
import { commonTexts } from '../../shared/texts/en/common.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import { searchTexts } from '../../shared/texts/en/search.js';
import { wantsNewTab } from '../../shared/lib/wants-new-tab.js';
import { addressOf } from '../../shared/page/address-of.js';
import { Button } from '../../shared/ui/button.js';
import { MarkedText } from '../../shared/ui/marked-text.js';
import { plainSnippet } from './plain-snippet.js';
import { useRoving } from './use-roving.js';
import { useSearch } from './use-search.js';
import styles from './search-results.module.css';

interface SearchResultsProps {
  words: string;
  onOpen: (conversationId: string, messageId: string | null) => void;
}

/** Replies are Markdown; people are shown as they wrote. */
function shownOf({ message, snippet: { text, highlights: places } }: ConversationHit) {
  return message?.role === 'assistant' ? plainSnippet(text, places) : { text, places };
}

const keyOf = ({ conversation, message }: ConversationHit) => message?.id ?? conversation.id;

/** What has the words, each with its place: one stop for Tab, which the arrow keys walk. */
export function SearchResults({ words, onOpen }: SearchResultsProps) {
  const t = useStore(searchTexts);
  const { untitled } = useStore(conversationsTexts);
  const { tryAgain } = useStore(commonTexts);
  const { hits, next, status, error, more } = useSearch(words);
  const list = useRef<HTMLUListElement>(null);
  const firstNew = useRef<number | null>(null);
  const roving = useRoving(hits.map(keyOf), null);
  // Where it was not looked at everything yet, there may be something.
  const outcome = hits.length === 0 && next === null ? t.nothing : t.found(hits.length);

  useLayoutEffect(() => {
    if (status !== 'ready' || firstNew.current === null) return;
    // The button that had the focus is gone with the last of what there is.
    const stops = list.current?.querySelectorAll<HTMLElement>('[data-stop]');
    if (document.activeElement === document.body) stops?.[firstNew.current]?.focus();
    firstNew.current = null;
  }, [status, hits]);

  return (
    <section className={styles.results} aria-label={t.results}>
      <p role="status" className={styles.status}>
        {status === 'loading' ? t.searching : status === 'failed' ? messageOf(error) : outcome}
      </p>
      <ul ref={list} className={styles.list} {...roving.listProps}>
        {hits.map((hit) => (
          <li key={keyOf(hit)}>
            <a
              className={styles.hit}
              href={addressOf(hit.conversation.id, hit.message?.id)}
              data-stop={keyOf(hit)}
              tabIndex={keyOf(hit) === roving.stopId ? 0 : -1}
              onClick={(event) => {
                if (wantsNewTab(event)) return;
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
                  <MarkedText {...shownOf(hit)} />
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      {(next !== null || status === 'failed') && (
        <Button
          {...(status === 'failed' && { icon: 'retry' as const })}
          onClick={() => {
            firstNew.current = hits.length;
            more();
          }}
        >
          {status === 'failed' ? tryAgain : t.more}
        </Button>
      )}
    </section>
  );
}
