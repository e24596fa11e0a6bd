import { useEffect, useState } from 'react';
import { copyText } from '../lib/copy-text.js';

const SHOWN_MS = 2000;

interface CopyControl {
  /** True for two seconds after the text was copied. */
  copied: boolean;
  copy: (text: string) => Promise<void>;
}

export function useCopy(): CopyControl {
  const [copiedCount, setCopiedCount] = useState(0);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (copiedCount === 0) return undefined;
    const timer = setTimeout(() => {
      setCopied(false);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [copiedCount]);

  return {
    copied,
    copy: async (text) => {
      if (!(await copyText(text))) return;
      setCopied(true);
      setCopiedCount((count) => count + 1);
    },
  };
}
