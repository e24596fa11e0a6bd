import { memo, useMemo } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { type Source } from '../chat-message.js';
import { Citation } from './citation.js';
import { CodeBlock } from './code-block.js';
import { CITATION_URL, remarkCitations } from './remark-citations.js';
import styles from './markdown.module.css';

interface MarkdownProps {
  text: string;
  writing: boolean;
  messageId: string;
  sources: readonly Source[];
}

/** Headings of a reply all rank below those of the page, whatever the model chose. */
const Heading: Components['h1'] = ({ children }) => <h3>{children}</h3>;

const plainComponents: Components = {
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  // A picture from a reply would tell its server who reads this, so it is only linked to.
  img: ({ src, alt }) =>
    typeof src === 'string' ? (
      <a href={src} target="_blank" rel="noopener noreferrer">
        {alt ?? 'Picture'}
      </a>
    ) : null,
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => (
    <div className={styles.table} role="region" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};

/** A reply's text, formatted. Raw HTML in it is shown as text. */
export const Markdown = memo(function Markdown({ text, writing, messageId, sources }: MarkdownProps) {
  const numbers = sources.map((source) => source.number).join(',');

  const plugins: Options['remarkPlugins'] = useMemo(
    () => [remarkGfm, [remarkCitations, numbers.split(',').map(Number)]],
    [numbers],
  );

  const components = useMemo<Components>(
    () => ({
      ...plainComponents,
      a: ({ href, children }) =>
        href?.startsWith(CITATION_URL) ? (
          <Citation messageId={messageId} number={Number(href.slice(CITATION_URL.length))} />
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {children}
          </a>
        ),
    }),
    [messageId],
  );

  return (
    <div className={styles.markdown} data-writing={writing || undefined}>
      <ReactMarkdown remarkPlugins={plugins} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
});
