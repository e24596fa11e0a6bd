import { type ComponentProps, memo, useId, useMemo } from 'react';
import ReactMarkdown, { type Components, type ExtraProps, type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Citation } from './citation.js';
import { CodeBlock } from './code-block.js';
import { rehypeReply } from './rehype-reply.js';
import { remarkCitations } from './remark-citations.js';
import { ReplyLink } from './reply-link.js';
import styles from './markdown.module.css';

interface MarkdownProps {
  text: string;
  writing: boolean;
}

const plugins = [remarkGfm, remarkCitations];

/** What a footnote's link has beside its address; null of any other link. */
function footnoteOf({ node, id, ...rest }: ComponentProps<'a'> & ExtraProps) {
  const { dataFootnoteRef, dataFootnoteBackref } = node?.properties ?? {};
  if (dataFootnoteRef === undefined && dataFootnoteBackref === undefined) return null;
  const { 'aria-label': label, 'aria-describedby': description } = rest;
  return {
    ...(id !== undefined && { id }),
    ...(label !== undefined && { 'aria-label': label }),
    ...(description !== undefined && { 'aria-describedby': description }),
  };
}

const components: Components = {
  a: (properties) => (
    <ReplyLink href={properties.href} footnote={footnoteOf(properties)}>
      {properties.children}
    </ReplyLink>
  ),
  data: ({ value, children }) => <Citation number={Number(value)}>{children}</Citation>,
  // A picture from a reply would tell its server who reads this, so it is only linked to.
  img: ({ src, alt }) => (
    <ReplyLink href={typeof src === 'string' ? src : undefined} footnote={null}>
      {alt === undefined || alt === '' ? 'Picture' : alt}
    </ReplyLink>
  ),
  input: ({ checked }) => (
    <input type="checkbox" checked={checked} disabled aria-label={checked ? 'Done' : 'Not done'} />
  ),
  pre: ({ node, children }) => <CodeBlock code={node}>{children}</CodeBlock>,
  table: ({ dir, children }) => (
    <div className={styles.table} role="region" aria-label="Table" tabIndex={0}>
      <table dir={dir}>{children}</table>
    </div>
  ),
};

/** A reply's text, formatted. Raw HTML in it is shown as text. */
export const Markdown = memo(function Markdown({ text, writing }: MarkdownProps) {
  const prefix = `${useId()}-`;
  const options = useMemo<Options>(
    () => ({
      remarkPlugins: plugins,
      remarkRehypeOptions: {
        clobberPrefix: prefix,
        footnoteLabel: 'Notes',
        footnoteLabelTagName: 'h3',
        footnoteLabelProperties: {},
      },
      rehypePlugins: [() => rehypeReply(prefix)],
      components,
    }),
    [prefix],
  );
  return (
    <div className={styles.markdown} data-writing={writing || undefined}>
      <ReactMarkdown {...options}>{text}</ReactMarkdown>
    </div>
  );
});
