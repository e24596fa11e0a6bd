import { useStore } from '@nanostores/react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useAutosize } from '../hooks/use-autosize.js';
import { Button } from './button.js';
import { LengthCounter } from './length-counter.js';
import { commonTexts } from '../texts/en/common.js';
import styles from './text-editor.module.css';

interface TextEditorProps {
  /** The field's accessible name. */
  label: string;
  text: string;
  saveLabel: string;
  /** In UTF-16 code units. */
  maxLength: number;
  onSave: (text: string) => void;
  onCancel: () => void;
}

/** Changes a text where it stands. Enter keeps the new one, Escape the old one. */
export function TextEditor({
  label,
  text: initial,
  saveLabel,
  maxLength,
  onSave,
  onCancel,
}: TextEditorProps) {
  const { cancel } = useStore(commonTexts);
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  const counterId = useId();
  useAutosize(field, text);
  const { length } = text.trim();
  const ready = length > 0 && length <= maxLength;

  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  function save(): void {
    if (ready) onSave(text.trim());
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // It is meant for this field alone: a reply in the making goes on.
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    save();
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={label}
        aria-describedby={counterId}
        dir="auto"
        rows={1}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <LengthCounter id={counterId} length={length} limit={maxLength} />
      <div className={styles.actions}>
        <Button onClick={onCancel}>{cancel}</Button>
        <Button variant="primary" disabled={!ready} onClick={save}>
          {saveLabel}
        </Button>
      </div>
    </div>
  );
}
