import { useId } from 'react';
import styles from './choice-dialog.module.css';

interface ChoiceGroupProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; hint: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few, each with a word on what it means. */
export function ChoiceGroup<Value extends string>({
  label,
  options,
  value: chosen,
  onChange,
}: ChoiceGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      {options.map(({ value, label: text, hint }) => (
        <label key={value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => {
              onChange(value);
            }}
          />
          <span>
            <span className={styles.text}>{text}</span>
            <span className={styles.hint}>{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
