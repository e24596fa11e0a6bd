import { useStore } from '@nanostores/react';
import { memo, useId, useMemo } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import { type KnowledgeDocument } from '../../../api/types.js';
import { knowledgeTexts } from '../../../shared/texts/en/knowledge.js';
import { rehypeReply } from '../message/rehype-reply.js';
import { remarkGfmReading } from '../message/remark-gfm-reading.js';
import { ReplyLink } from '../message/reply-link.js';
import { blockTree } from './block-tree.js';
import { rehypeMarks } from './rehype-marks.js';
import { type Span } from './passage-window.js';
import { WideTable } from '../message/wide-table.js';
import styles from './document-part.module.css';

interface DocumentPartProps {
  document: KnowledgeDocument;
  /** What of its text is drawn. */
  shown: Span;
  passage: Span;
  sentence: Span | null;
}

const components: Components = {
  a: ({ href, children }) => (
    <ReplyLink href={href} footnote={null}>
      {children}
    </ReplyLink>
  ),
  // A picture would tell its server who reads this.
  img: ({ alt }) => <span>{alt}</span>,
  table: ({ dir, children }) => <WideTable dir={dir}>{children}</WideTable>,
};

const isMarkdown = ({ media_type: type }: KnowledgeDocument) => /^text\/(?:x-)?markdown\b/.test(type);

/** A part of a document as it reads: Markdown formatted, and of other files their headings, lists and tables. */
export const DocumentPart = memo(function DocumentPart(props: DocumentPartProps) {
  const { document, shown, passage, sentence } = props;
  const { passageBegins: begins, passageEnds: ends } = useStore(knowledgeTexts);
  const prefix = `${useId()}-`;
  const markdown = isMarkdown(document);
  const options = useMemo<Options>(() => {
    const { content: source, blocks = [] } = document;
    const marks = { source, base: markdown ? shown.start : 0, passage, sentence, begins, ends };
    const tree = () => () => blockTree(source, blocks, shown) as never;
    return {
      remarkPlugins: markdown ? [remarkGfmReading] : [tree],
      remarkRehypeOptions: { clobberPrefix: prefix },
      rehypePlugins: [
        () => rehypeMarks({ ...marks, passageClass: styles.passage ?? '' }),
        () => rehypeReply(prefix),
      ],
      components,
    };
  }, [document, markdown, shown, passage, sentence, begins, ends, prefix]);
  return (
    <div className={styles.document} data-lines={markdown ? undefined : true}>
      <ReactMarkdown {...options}>
        {markdown ? document.content.slice(shown.start, shown.end) : ''}
      </ReactMarkdown>
    </div>
  );
});
