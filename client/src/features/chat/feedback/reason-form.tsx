import { useStore } from '@nanostores/react';
import { type KeyboardEvent, type SubmitEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { MAX_COMMENT_LENGTH } from '../../../api/limits.js';
import { type SaidFeedback } from '../../../api/types.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import { feedbackTexts } from '../../../shared/texts/en/feedback.js';
import { Button } from '../../../shared/ui/button.js';
import { TextArea } from '../../../shared/ui/text-area.js';
import styles from './reason-form.module.css';

/** What may be wrong with a reply. The API has others, which are good. */
const REASONS = [
  'incorrect',
  'incomplete',
  'off_topic',
  'sources',
  'style',
  'slow',
  'unsafe',
  'other',
] as const;

interface ReasonFormProps {
  said: SaidFeedback;
  onSend: (feedback: SaidFeedback) => void;
  onClose: () => void;
}

/** Asks why a reply is a bad one: one of a few reasons, words of one's own, or nothing. The page goes on beside it. */
export function ReasonForm({ said, onSend, onClose }: ReasonFormProps) {
  const t = useStore(feedbackTexts);
  const common = useStore(commonTexts);
  const [reason, setReason] = useState(said.reason);
  const [comment, setComment] = useState(said.comment ?? '');
  const choices = useRef<HTMLFieldSetElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [name, fieldId] = [useId(), useId()];
  const { length } = comment.trim();

  // Before the thread sees that it has grown: it leaves alone what somebody fills in.
  useLayoutEffect(() => {
    const inputs = choices.current?.querySelectorAll('input') ?? [];
    (Array.from(inputs).find(({ checked }) => checked) ?? inputs[0])?.focus();
  }, []);

  function send(event: SubmitEvent): void {
    event.preventDefault();
    if (length > MAX_COMMENT_LENGTH) return;
    onSend({ rating: 'down', reason, comment: length === 0 ? null : comment.trim() });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    // It is meant for this form alone: a reply in the making goes on.
    event.stopPropagation();
    onClose();
  }

  return (
    <form className={styles.form} aria-label={t.question} onSubmit={send} onKeyDown={onKeyDown}>
      <fieldset ref={choices} className={styles.choices}>
        <legend className={styles.question}>{t.question}</legend>
        {REASONS.map((value) => (
          <label key={value} className={styles.choice}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={value}
              checked={reason === value}
              onChange={() => {
                setReason(value);
              }}
            />
            {t[value]}
          </label>
        ))}
      </fieldset>
      <label htmlFor={fieldId} className={styles.label}>
        {t.inOwnWords}
      </label>
      <TextArea
        field={field}
        id={fieldId}
        rows={2}
        text={comment}
        limit={MAX_COMMENT_LENGTH}
        onText={setComment}
      />
      <div className={styles.actions}>
        <Button onClick={onClose}>{common.close}</Button>
        <Button type="submit" variant="primary" disabled={length > MAX_COMMENT_LENGTH}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
