import { useStore } from '@nanostores/react';
import { useMemo, useState } from 'react';
import { page } from '../../../api/application.js';
import { useSteady } from '../../../shared/hooks/use-steady.js';
import { BrandMark } from '../../../shared/ui/brand-mark.js';
import { makerOf, reasoningOf, textOf } from '../chat-message.js';
import { citationsOf, sortSources, sourcesOf } from '../sources.js';
import { type Citing, CitingContext } from './citing.js';
import { type MessageRowProps } from './message-row-props.js';
import { Reasoning } from './reasoning.js';
import { ReplyFooter } from './reply-footer.js';
import { ReplyNote } from './reply-note.js';
import { type OpenPanel, ReplyPanel } from './reply-panel.js';
import { ReplyText } from './reply-text.js';
import { SourceList } from './source-list.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './assistant-message.module.css';

export function AssistantMessage(props: MessageRowProps) {
  const t = useStore(messageTexts);
  const { shows } = useStore(page);
  const { message, writing, arriving, explained, newest, near, bare, marked } = props;
  const [panel, setPanel] = useState<OpenPanel | null>(null);
  const text = textOf(message);
  // A reply that grows is another object with each letter, and what it was given with it.
  const sources = useSteady(useMemo(() => sourcesOf(message), [message]));
  const citations = citationsOf(message);
  const sorted = useMemo(() => sortSources(sources, citations), [sources, citations]);
  const citing = useMemo<Citing | null>(() => {
    const open = (number: number, at?: number) => {
      setPanel({ kind: 'source', number, at });
    };
    return shows.knowledge && sources.length > 0 ? { sources, open } : null;
  }, [sources, shows]);
  const versions = message.metadata?.sibling_ids?.length ?? 1;
  // Before its first word the typing indicator stands in its place, and where none came the notice says it all.
  const reasoning = reasoningOf(message);
  if (text === '' && (writing || (explained && versions < 2 && reasoning === ''))) return null;

  return (
    <div
      className={styles.row}
      role="listitem"
      data-role="assistant"
      data-writing={writing || undefined}
      data-newest={newest || undefined}
      data-arriving={arriving || undefined}
      data-marked={marked || undefined}
      tabIndex={marked ? -1 : undefined}
    >
      <BrandMark breathing={writing} />
      <div className={styles.body}>
        <span className="visually-hidden">{t.assistantSaid}</span>
        <Reasoning text={reasoning} />
        {text.trim() !== '' && (
          <div className={styles.bubble}>
            <CitingContext value={citing}>
              <ReplyText text={text} writing={writing} atOnce={near || marked} />
            </CitingContext>
          </div>
        )}
        {!writing && <ReplyNote message={message} explained={explained} />}
        {!writing && citations && citing && <SourceList sources={sorted} onOpen={citing.open} />}
        {!writing && !bare && (
          <ReplyFooter
            {...props}
            text={text}
            found={sources.length > 0}
            onTrace={() => {
              setPanel({ kind: 'trace' });
            }}
          />
        )}
        <ReplyPanel
          panel={panel}
          runId={makerOf(message)}
          sources={sorted}
          citations={citations}
          onChange={setPanel}
        />
      </div>
    </div>
  );
}
