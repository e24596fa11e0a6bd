import { memo } from 'react';
import { type Options } from 'react-markdown';
import { type Block } from './block.js';
import { type Frame, isSameFrame } from './frames.js';
import { ReplyPart } from './reply-part.js';

interface ReplyBlocksProps {
  blocks: readonly Block[];
  /** One for each block, in their order. */
  frames: readonly Frame[];
  /** The last of them is still growing. */
  writing: boolean;
  /** Of the ids in the reply. */
  prefix: string;
  options: Options;
}

function isSame({ blocks, frames, ...rest }: ReplyBlocksProps, other: ReplyBlocksProps): boolean {
  return (
    rest.writing === other.writing &&
    rest.prefix === other.prefix &&
    rest.options === other.options &&
    blocks.length === other.blocks.length &&
    blocks.every((block, index) => block.nodes === other.blocks[index]?.nodes) &&
    frames.every((frame, index) => other.frames[index] && isSameFrame(frame, other.frames[index]))
  );
}

/** Some blocks that follow one another: of a long reply that grows, only the last ones are gone through again. */
export const ReplyBlocks = memo(function ReplyBlocks(props: ReplyBlocksProps) {
  const { blocks, frames, writing, prefix, options } = props;
  return frames.map((frame, index) => (
    <ReplyPart
      {...{ frame, prefix, options }}
      key={index}
      nodes={blocks[index]?.nodes ?? []}
      writing={writing && index === frames.length - 1}
    />
  ));
}, isSame);
