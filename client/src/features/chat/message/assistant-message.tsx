import { BrandMark } from '../../../shared/ui/brand-mark.js';
import { type ChatMessage, reasoningOf, sourcesOf, textOf } from '../chat-message.js';
import { Markdown } from './markdown.js';
import { Reasoning } from './reasoning.js';
import { ReplyFooter } from './reply-footer.js';
import { SourceList } from './source-list.js';
import styles from './assistant-message.module.css';

interface AssistantMessageProps {
  message: ChatMessage;
  writing: boolean;
  arriving: boolean;
}

export function AssistantMessage({ message, writing, arriving }: AssistantMessageProps) {
  const text = textOf(message);
  const sources = sourcesOf(message);
  // Before its first word the typing indicator stands in its place.
  const state = message.metadata?.state;
  if (text === '' && (writing || state === 'failed' || state === 'interrupted')) return null;

  return (
    <li
      className={styles.row}
      data-role="assistant"
      data-writing={writing || undefined}
      data-arriving={arriving || undefined}
    >
      <BrandMark breathing={writing} />
      <div className={styles.body}>
        <span className="visually-hidden">The assistant said:</span>
        <Reasoning text={reasoningOf(message)} />
        {text !== '' && (
          <div className={styles.bubble}>
            <Markdown text={text} writing={writing} messageId={message.id} sources={sources} />
          </div>
        )}
        {!writing && <SourceList messageId={message.id} text={text} sources={sources} />}
        {!writing && <ReplyFooter message={message} text={text} />}
      </div>
    </li>
  );
}
