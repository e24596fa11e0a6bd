import { type ReactNode, useRef } from 'react';
import { useCopy } from '../../../shared/hooks/use-copy.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import styles from './code-block.module.css';

export function CodeBlock({ children }: { children: ReactNode }) {
  const code = useRef<HTMLPreElement>(null);
  const { copied, copy } = useCopy();
  return (
    <div className={styles.block}>
      <IconButton
        icon={copied ? 'check' : 'copy'}
        label={copied ? 'Copied' : 'Copy code'}
        size="small"
        className={styles.copy}
        onClick={() => void copy(code.current?.textContent ?? '')}
      />
      <pre ref={code} tabIndex={0}>
        {children}
      </pre>
    </div>
  );
}
