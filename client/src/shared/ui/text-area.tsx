import { type ComponentProps, type RefObject, useId } from 'react';
import { useAutosize } from '../hooks/use-autosize.js';
import { LengthCounter } from './length-counter.js';
import styles from './text-area.module.css';

interface TextAreaProps extends Pick<ComponentProps<'textarea'>, 'id' | 'rows' | 'aria-label' | 'onKeyDown'> {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  /** Of the text without the space around it, in UTF-16 code units. */
  limit: number;
}

/** A field for several lines, as tall as its text, and a word on how long that may be once it gets near. */
export function TextArea({ field, text, onText, limit, rows = 1, ...rest }: TextAreaProps) {
  const counterId = useId();
  useAutosize(field, text);
  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-describedby={counterId}
        style={{ minBlockSize: `calc(${rows} * 1lh + 20px)` }}
        dir="auto"
        value={text}
        rows={rows}
        onChange={(event) => {
          onText(event.target.value);
        }}
        {...rest}
      />
      <LengthCounter id={counterId} length={text.trim().length} limit={limit} />
    </>
  );
}
