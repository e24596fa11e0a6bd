import { useState } from 'react';
import { type Block } from './block.js';
import { growBlocks, NO_BLOCKS } from './grow-blocks.js';

/** A text in blocks. While it grows, those that stay as they are stay the same objects. */
export function useBlocks(text: string): readonly Block[] {
  const [shown, setShown] = useState(() => growBlocks(NO_BLOCKS, text));
  if (shown.text === text) return shown.blocks;
  const next = growBlocks(shown, text);
  setShown(next);
  return next.blocks;
}
