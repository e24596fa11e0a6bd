import { useStore } from '@nanostores/react';
import { useId, useMemo } from 'react';
import { type SharedMessage } from '../../../api/types.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import { sharedTexts } from '../../../shared/texts/en/shared.js';
import { BrandMark } from '../../../shared/ui/brand-mark.js';
import { type Citing, CitingContext } from '../message/citing.js';
import { Markdown } from '../message/markdown.js';
import { SentFiles } from '../message/sent-files.js';
import { Timestamp } from '../message/timestamp.js';
import assistant from '../message/assistant-message.module.css';
import user from '../message/user-message.module.css';
import { toSources } from './to-sources.js';
import styles from './shared-page.module.css';

interface SharedMessageRowProps {
  message: SharedMessage;
  showsSources: boolean;
}

/** A message as a stranger reads it. A citation leads to what it quotes, right below. */
export function SharedMessageRow({ message, showsSources }: SharedMessageRowProps) {
  const t = useStore(messageTexts);
  const shared = useStore(sharedTexts);
  const id = useId();
  const { role, content, created_at: createdAt, files, sources } = message;
  const citing = useMemo<Citing | null>(() => {
    if (!showsSources || sources.length === 0) return null;
    return {
      sources: toSources(sources),
      open: (number) => document.getElementById(`${id}${number}`)?.focus(),
    };
  }, [sources, showsSources, id]);

  if (role === 'user') {
    return (
      <li className={user.row} data-role="user">
        <div className={user.body}>
          <span className="visually-hidden">{shared.userSaid}</span>
          <div className={user.bubble} dir="auto">
            {content}
          </div>
          <SentFiles files={files.map((name, index) => ({ id: `${index}`, name }))} />
          <Timestamp createdAt={createdAt} />
        </div>
      </li>
    );
  }
  return (
    <li className={assistant.row} data-role="assistant">
      <BrandMark />
      <div className={assistant.body}>
        <span className="visually-hidden">{t.assistantSaid}</span>
        <div className={assistant.bubble}>
          <CitingContext value={citing}>
            <Markdown text={content} writing={false} />
          </CitingContext>
        </div>
        {citing && (
          <ul className={styles.sources} aria-label={t.sources}>
            {sources.map(({ number, title, quotes }) => (
              <li key={number} id={`${id}${number}`} dir="auto" tabIndex={-1}>
                <b>{`${number} · ${title}`}</b>
                {quotes.map((quote) => (
                  <q key={quote}>{quote}</q>
                ))}
              </li>
            ))}
          </ul>
        )}
        <Timestamp createdAt={createdAt} />
      </div>
    </li>
  );
}
