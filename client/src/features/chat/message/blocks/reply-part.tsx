import { type Root as HastRoot } from 'hast';
import { type Paragraph, type Root, type RootContent } from 'mdast';
import { memo } from 'react';
import ReactMarkdown, { type Options } from 'react-markdown';
import { rehypeReply } from '../rehype-reply.js';
import { type Frame, isSameFrame } from './frames.js';
import { WritingContext } from './writing.js';

interface ReplyPartProps {
  /** What is drawn; the notes at the reply's end where it is null. */
  nodes: readonly RootContent[] | null;
  frame: Frame;
  /** It is still growing. */
  writing: boolean;
  /** Of the ids in the reply. */
  prefix: string;
  options: Options;
}

/** Refers to notes, so that the numbers of those that follow go on from there. */
function callsOf(calls: readonly string[]): Paragraph {
  return {
    type: 'paragraph',
    children: calls.map((identifier) => ({ type: 'footnoteReference', identifier })),
  };
}

/** Between two blocks, as HTML is shown as text, and two of them would run together. */
const GAP = { type: 'text', value: '\n' } as const;

const isNotes = (node: HastRoot['children'][number]) =>
  node.type === 'element' && node.properties.dataFootnotes === true;

const isSame = (one: ReplyPartProps, other: ReplyPartProps) =>
  one.nodes === other.nodes &&
  one.writing === other.writing &&
  one.prefix === other.prefix &&
  one.options === other.options &&
  isSameFrame(one.frame, other.frame);

/** One part of a reply, drawn as it is within the whole, and again only when it or what it has to know has changed. */
export const ReplyPart = memo(function ReplyPart({ nodes, frame, writing, prefix, options }: ReplyPartProps) {
  const before: RootContent[] = frame.calls.length === 0 ? [] : [callsOf(frame.calls)];
  const tree: Root = { type: 'root', children: [...before, ...frame.definitions, ...(nodes ?? [])] };
  const cut = ({ children }: HastRoot) =>
    nodes === null
      ? children.filter(isNotes)
      : children
          .filter((node) => node.type !== 'text' && !isNotes(node))
          .slice(before.length)
          .flatMap((node) => [node, GAP]);
  return (
    <WritingContext value={writing}>
      <ReactMarkdown
        {...options}
        remarkPlugins={[() => () => tree]}
        rehypePlugins={[
          () => (root: HastRoot) => ({ ...root, children: cut(root) }),
          () => rehypeReply(prefix, frame.headings),
        ]}
      />
    </WritingContext>
  );
}, isSame);
