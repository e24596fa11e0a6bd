import { useStore } from '@nanostores/react';
import { type KeyboardEvent, type RefObject, useEffect, useId } from 'react';
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
import styles from './composer.module.css';

interface ComposerProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  /** A reply is being made: it can be stopped, and what is sent now waits for its end. */
  busy: boolean;
  /** The conversation takes nothing for now; what is written is kept. */
  closed: boolean;
  stop: StopControl;
  onSend: (text: string) => void;
}

export function Composer({ field, text, onText, busy, closed, stop, onSend }: ComposerProps) {
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

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.box}>
        <label htmlFor={MESSAGE_FIELD_ID} className="visually-hidden">
          {t.yourMessage}
        </label>
        <textarea
          ref={field}
          id={MESSAGE_FIELD_ID}
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
          title={closed ? t.sendClosed : busy ? t.sendLater : t.send}
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
