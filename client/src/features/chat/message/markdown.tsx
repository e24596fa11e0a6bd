import { useStore } from '@nanostores/react';
import { type ComponentProps, memo, useId, useMemo } from 'react';
import { type Components, type ExtraProps, type Options } from 'react-markdown';
import { framesOf } from './blocks/frames.js';
import { ReplyBlocks } from './blocks/reply-blocks.js';
import { ReplyPart } from './blocks/reply-part.js';
import { useBlocks } from './blocks/use-blocks.js';
import { Citation } from './citation.js';
import { CodeBlock } from './code-block.js';
import { Formula } from './math/formula.js';
import { ReplyLink } from './reply-link.js';
import { SkippablePart } from '../../../shared/ui/skippable-part.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import { WideTable } from './wide-table.js';
import styles from './markdown.module.css';

/** How many blocks of a reply are drawn, or skipped, together. */
const BLOCKS = 12;
/** Of a block, until it was laid out, in pixels. */
const USUAL_HEIGHT = 80;

interface MarkdownProps {
  text: string;
  writing: boolean;
}

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

/** Where a citation stands in the text. */
function placeOf(node: ExtraProps['node']): number | undefined {
  const at = node?.properties.dataAt;
  return at === undefined ? undefined : Number(at);
}

function PictureLink({ src, alt = '' }: Pick<ComponentProps<'img'>, 'src' | 'alt'>) {
  const { picture } = useStore(messageTexts);
  return (
    <ReplyLink href={typeof src === 'string' ? src : undefined} footnote={null}>
      {alt === '' ? picture : alt}
    </ReplyLink>
  );
}

function Task({ done }: { done: boolean }) {
  const t = useStore(messageTexts);
  return <input type="checkbox" checked={done} disabled aria-label={done ? t.done : t.notDone} />;
}

const components: Components = {
  a: (properties) => (
    <ReplyLink href={properties.href} footnote={footnoteOf(properties)}>
      {properties.children}
    </ReplyLink>
  ),
  data: ({ node, value, children }) => (
    <Citation number={Number(value)} at={placeOf(node)}>
      {children}
    </Citation>
  ),
  // A picture from a reply would tell its server who reads this, so it is only linked to.
  img: ({ src, alt }) => <PictureLink src={src} alt={alt} />,
  input: ({ checked }) => <Task done={checked === true} />,
  pre: ({ node }) => <CodeBlock block={node} />,
  table: ({ dir, children }) => <WideTable dir={dir}>{children}</WideTable>,
  var: ({ node, children }) => (
    <Formula
      tex={typeof children === 'string' ? children : ''}
      display={node?.properties.dataDisplay !== undefined}
    />
  ),
};

/** A reply's text, formatted. Raw HTML in it is shown as text. */
export const Markdown = memo(function Markdown({ text, writing }: MarkdownProps) {
  const t = useStore(messageTexts);
  const prefix = `${useId()}-`;
  const options = useMemo<Options>(
    () => ({
      remarkRehypeOptions: {
        clobberPrefix: prefix,
        footnoteLabel: t.notes,
        footnoteBackLabel: (reference, again) =>
          t.backToReference({ reference: `${reference + 1}${again > 1 ? `-${again}` : ''}` }),
        footnoteLabelTagName: 'h3',
        footnoteLabelProperties: {},
      },
      components,
    }),
    [prefix, t],
  );
  const blocks = useBlocks(text);
  const frames = useMemo(() => framesOf(blocks), [blocks]);
  const starts = Array.from({ length: Math.ceil(blocks.length / BLOCKS) }, (_, index) => index * BLOCKS);
  return (
    <div className={styles.markdown} data-writing={writing || undefined}>
      {starts.map((start) => {
        const end = start + BLOCKS;
        const last = end >= blocks.length;
        return (
          <SkippablePart key={start} height={BLOCKS * USUAL_HEIGHT}>
            <ReplyBlocks
              {...{ prefix, options }}
              blocks={blocks.slice(start, end)}
              frames={frames.ofBlocks.slice(start, end)}
              writing={writing && last}
            />
            {last && frames.ofNotes && (
              <ReplyPart {...{ prefix, options }} nodes={null} frame={frames.ofNotes} writing={false} />
            )}
          </SkippablePart>
        );
      })}
    </div>
  );
});
