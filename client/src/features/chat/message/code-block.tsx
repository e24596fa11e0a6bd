import { useStore } from '@nanostores/react';
import { type Element } from 'hast';
import { useContext, useRef } from 'react';
import { useCopy } from '../../../shared/hooks/use-copy.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { WritingContext } from './blocks/writing.js';
import { ColouredCode } from './code/coloured-code.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './code-block.module.css';

/** The element around the text of a block. */
function codeOf(block: Element | undefined): Element | undefined {
  const [code] = block?.children ?? [];
  return code?.type === 'element' ? code : undefined;
}

function textOf(code: Element | undefined): string {
  const [text] = code?.children ?? [];
  return text?.type === 'text' ? text.value : '';
}

/** The language that a block says it is in. */
function languageOf(code: Element | undefined): string | undefined {
  const names = code?.properties.className;
  if (!Array.isArray(names)) return undefined;
  return names
    .map(String)
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length);
}

export function CodeBlock({ block }: { block: Element | undefined }) {
  const t = useStore(messageTexts);
  const text = useRef<HTMLPreElement>(null);
  const { copied, copy } = useCopy();
  const code = codeOf(block);
  const language = languageOf(code);
  const writing = useContext(WritingContext);
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
        <ColouredCode code={textOf(code)} language={language} writing={writing} />
      </pre>
    </div>
  );
}
