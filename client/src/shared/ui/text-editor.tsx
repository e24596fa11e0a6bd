import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useAutosize } from '../hooks/use-autosize.js';
import { Button } from './button.js';
import styles from './text-editor.module.css';

interface TextEditorProps {
  /** The field's accessible name. */
  label: string;
  text: string;
  saveLabel: string;
  onSave: (text: string) => void;
  onCancel: () => void;
}

/** Changes a text where it stands. Enter keeps the new one, Escape the old one. */
export function TextEditor({ label, text: initial, saveLabel, onSave, onCancel }: TextEditorProps) {
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  useAutosize(field, text);

  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  function save(): void {
    if (text.trim() !== '') onSave(text.trim());
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
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
        rows={1}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.actions}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button variant="primary" disabled={text.trim() === ''} onClick={save}>
          {saveLabel}
        </Button>
      </div>
    </div>
  );
}
