import { type MessageRowProps } from './message-row-props.js';
import { BrandMark } from '../../../shared/ui/brand-mark.js';
import { reasoningOf, sourcesOf, textOf } from '../chat-message.js';
import { Markdown } from './markdown.js';
import { Reasoning } from './reasoning.js';
import { ReplyFooter } from './reply-footer.js';
import { SourceList } from './source-list.js';
import styles from './assistant-message.module.css';

export function AssistantMessage(props: MessageRowProps) {
  const { message, writing, arriving, locked, explained, actions } = props;
  const text = textOf(message);
  const sources = sourcesOf(message);
  const versions = message.metadata?.sibling_ids?.length ?? 1;
  // Before its first word the typing indicator stands in its place, and where none came the notice says it all.
  if (text === '' && (writing || (explained && versions < 2))) return null;

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
        {!writing && (
          <ReplyFooter
            message={message}
            text={text}
            locked={locked}
            explained={explained}
            actions={actions}
          />
        )}
      </div>
    </li>
  );
}
