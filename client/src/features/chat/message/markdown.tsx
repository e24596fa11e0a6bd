import { memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Citation } from './citation.js';
import { CodeBlock } from './code-block.js';
import { remarkCitations } from './remark-citations.js';
import styles from './markdown.module.css';

interface MarkdownProps {
  text: string;
  writing: boolean;
}

/** Headings of a reply all rank below those of the page, whatever the model chose. */
const Heading: Components['h1'] = ({ children }) => <h3>{children}</h3>;

const plugins = [remarkGfm, remarkCitations];

const components: Components = {
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
  data: ({ value, children }) => <Citation number={Number(value)}>{children}</Citation>,
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
export const Markdown = memo(function Markdown({ text, writing }: MarkdownProps) {
  return (
    <div className={styles.markdown} data-writing={writing || undefined}>
      <ReactMarkdown remarkPlugins={plugins} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
});
