import { useStore } from '@nanostores/react';
import { type Element } from 'hast';
import { type ReactNode, useRef } from 'react';
import { useCopy } from '../../../shared/hooks/use-copy.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './code-block.module.css';

interface CodeBlockProps {
  code: Element | undefined;
  children: ReactNode;
}

/** The language that a block says it is in. */
function languageOf(block: Element | undefined): string | undefined {
  const [code] = block?.children ?? [];
  const names = code?.type === 'element' ? code.properties.className : undefined;
  if (!Array.isArray(names)) return undefined;
  return names
    .map(String)
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length);
}

export function CodeBlock({ code, children }: CodeBlockProps) {
  const t = useStore(messageTexts);
  const text = useRef<HTMLPreElement>(null);
  const { copied, copy } = useCopy();
  const language = languageOf(code);
  return (
    <div className={styles.block} dir="ltr">
      <div className={styles.bar}>
        <span className={styles.language}>{language ?? t.code}</span>
        <IconButton
          icon={copied ? 'check' : 'copy'}
          label={copied ? t.copied : t.copyCode}
          size="small"
          onClick={() => void copy(text.current?.textContent ?? '')}
        />
      </div>
      <pre
        ref={text}
        tabIndex={0}
        aria-label={language === undefined ? t.code : t.codeIn({ language })}
        role="region"
      >
        {children}
      </pre>
    </div>
  );
}
