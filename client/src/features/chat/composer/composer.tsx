import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useAutosize } from '../../../shared/hooks/use-autosize.js';
import { useMediaQuery } from '../../../shared/hooks/use-media-query.js';
import { Icon } from '../../../shared/ui/icon.js';
import { type StopControl } from '../session/use-stop.js';
import styles from './composer.module.css';

interface ComposerProps {
  text: string;
  onText: (text: string) => void;
  /** A reply is being made: it can be stopped, and what is sent now waits for its end. */
  busy: boolean;
  stop: StopControl;
  onSend: (text: string) => void;
}

export function Composer({ text, onText, busy, stop, onSend }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  // On a phone the focus would open the keyboard over what is to be read.
  const mayTakeFocus = useMediaQuery('(pointer: fine)');
  const fieldId = useId();
  const hintId = useId();
  useAutosize(field, text);

  useEffect(() => {
    if (mayTakeFocus) field.current?.focus();
  }, [mayTakeFocus]);

  const ready = text.trim() !== '';

  function submit(): void {
    if (!ready) return;
    onSend(text.trim());
    onText('');
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
        <label htmlFor={fieldId} className="visually-hidden">
          Your message
        </label>
        <textarea
          ref={field}
          id={fieldId}
          className={styles.field}
          value={text}
          rows={1}
          placeholder="Ask about your banking…"
          aria-describedby={hintId}
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
            aria-label={stop.stopping ? 'Stopping…' : 'Stop the reply'}
            title="Stop the reply"
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
          aria-label="Send"
          title={busy ? 'Send after this reply' : 'Send'}
          disabled={!ready}
        >
          <Icon name="arrowUp" size={20} />
        </button>
      </div>
      <p id={hintId} className={styles.hint}>
        <kbd>Enter</kbd> sends, <kbd>Shift</kbd> + <kbd>Enter</kbd> starts a new line
      </p>
      {stop.problem && <p role="alert">{stop.problem}</p>}
    </form>
  );
}
