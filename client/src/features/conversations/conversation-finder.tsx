import { useStore } from '@nanostores/react';
import { type ReactNode, useRef, useState } from 'react';
import { isForOne } from '../../api/visit.js';
import { later } from '../../shared/later/later.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import styles from './conversation-finder.module.css';

const SearchResults = later(async () => (await import('./search-results.js')).SearchResults);

/** The server takes no longer ones. */
const MAX_LENGTH = 200;

interface ConversationFinderProps {
  onOpen: (conversationId: string, messageId: string | null) => void;
  /** The list, which stands here while nothing is looked for. */
  children: ReactNode;
}

/** A field to look for words in all conversations; what is found takes the place of the list. */
export function ConversationFinder({ onOpen, children }: ConversationFinderProps) {
  const t = useStore(conversationsTexts);
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);

  // Whoever's token is for one conversation may not look into others.
  if (isForOne) return children;
  return (
    <>
      <search className={styles.search}>
        <input
          ref={field}
          type="search"
          dir="auto"
          className={styles.field}
          aria-label={t.search}
          placeholder={t.search}
          maxLength={MAX_LENGTH}
          value={words}
          onChange={({ target }) => {
            setWords(target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || words === '' || event.nativeEvent.isComposing) return;
            // It neither stops a reply nor closes the drawer around it.
            event.preventDefault();
            event.stopPropagation();
            setWords('');
          }}
        />
      </search>
      {words.trim() === '' ? children : <SearchResults words={words.trim()} onOpen={onOpen} />}
    </>
  );
}
