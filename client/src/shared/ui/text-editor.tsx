import { useStore } from '@nanostores/react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from './button.js';
import { TextArea } from './text-area.js';
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
      <TextArea
        {...{ field, text, onKeyDown }}
        aria-label={label}
        rows={1}
        limit={maxLength}
        onText={setText}
      />
      <div className={styles.actions}>
        <Button onClick={onCancel}>{cancel}</Button>
        <Button variant="primary" disabled={!ready} onClick={save}>
          {saveLabel}
        </Button>
      </div>
    </div>
  );
}
