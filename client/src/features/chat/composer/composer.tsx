import { useStore } from '@nanostores/react';
import { type ReadableAtom } from 'nanostores';
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useId } from 'react';
import { MAX_MESSAGE_LENGTH } from '../../../api/limits.js';
import { useAutosize } from '../../../shared/hooks/use-autosize.js';
import { useMediaQuery } from '../../../shared/hooks/use-media-query.js';
import { MESSAGE_FIELD_ID } from '../../../shared/lib/message-field.js';
import { Icon } from '../../../shared/ui/icon.js';
import { LengthCounter } from '../../../shared/ui/length-counter.js';
import { type StopControl } from '../session/use-stop.js';
import { pageTexts } from '../../../shared/page/page-texts.js';
import { composerTexts } from '../../../shared/texts/en/composer.js';
import { withNodes } from '../../../shared/texts/with-nodes.js';
import { AttachButton } from './attach-button.js';
import styles from './composer.module.css';

interface ComposerProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: ReadableAtom<string>;
  onText: (text: string) => void;
  /** A reply is being made: it can be stopped, and what is sent now waits for its end. */
  busy: boolean;
  /** The conversation takes nothing for now; what is written is kept. */
  closed: boolean;
  stop: StopControl;
  /** What is sent now waits until files are read. */
  waitsForFiles: boolean;
  /** Null where none can be put into the conversation. */
  onFiles: ((files: readonly File[]) => void) | null;
  onSend: (text: string) => void;
}

export function Composer(props: ComposerProps) {
  const { field, onText, busy, closed, stop, waitsForFiles, onFiles, onSend } = props;
  const text = useStore(props.text);
  const t = useStore(composerTexts);
  const { placeholder } = useStore(pageTexts);
  // On a phone the focus would open the keyboard over what is to be read.
  const mayTakeFocus = useMediaQuery('(pointer: fine)');
  const hintId = useId();
  const counterId = useId();
  useAutosize(field, text);

  useEffect(() => {
    if (mayTakeFocus) field.current?.focus();
  }, [field, mayTakeFocus]);

  const { length } = text.trim();
  const ready = length > 0 && length <= MAX_MESSAGE_LENGTH && !closed;

  function submit(): void {
    if (!ready) return;
    onText('');
    onSend(text.trim());
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter may also end the composition of a character.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  }

  function onPaste(event: ClipboardEvent): void {
    const { clipboardData } = event;
    const files = [...clipboardData.files];
    // What is copied out of a document is its text, with a picture of it beside.
    if (!onFiles || closed || files.length === 0 || clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    onFiles(files);
  }

  function titleOfSend(): string {
    if (closed) return t.sendClosed;
    if (waitsForFiles) return t.sendWhenRead;
    return busy ? t.sendLater : t.send;
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.box}>
        {onFiles && (
          <AttachButton
            disabled={closed}
            onFiles={(files) => {
              onFiles(files);
              if (mayTakeFocus) field.current?.focus();
            }}
          />
        )}
        <textarea
          ref={field}
          id={MESSAGE_FIELD_ID}
          // No `label`: Chrome goes from one to the next through all that is said, with each letter.
          aria-label={t.yourMessage}
          className={styles.field}
          value={text}
          rows={1}
          // What stands in an empty one is the page's.
          dir={text === '' ? undefined : 'auto'}
          placeholder={placeholder ?? t.placeholder}
          aria-describedby={`${hintId} ${counterId}`}
          aria-invalid={length > MAX_MESSAGE_LENGTH || undefined}
          enterKeyHint="send"
          onChange={(event) => {
            onText(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {busy && (
          <button
            type="button"
            className={styles.stop}
            aria-label={stop.stopping ? t.stopping : t.stop}
            title={t.stopHint}
            disabled={stop.stopping}
            onClick={() => {
              stop.stop();
              field.current?.focus();
            }}
          >
            <Icon name="stop" size={20} />
          </button>
        )}
        <button
          type="submit"
          className={styles.send}
          aria-label={t.send}
          title={titleOfSend()}
          disabled={!ready}
        >
          <Icon name="arrowUp" size={20} />
        </button>
      </div>
      <LengthCounter id={counterId} length={length} limit={MAX_MESSAGE_LENGTH} />
      <p id={hintId} className={styles.hint}>
        {withNodes(t.keys, { enter: <kbd>{t.enter}</kbd>, shift: <kbd>{t.shift}</kbd> })}
      </p>
      {stop.problem && <p role="alert">{stop.problem}</p>}
    </form>
  );
}
