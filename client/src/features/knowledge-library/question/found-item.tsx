import { useStore } from '@nanostores/react';
import { useId, useState } from 'react';
import { type FoundDocument } from '../../../api/types.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import { MarkedText } from '../../../shared/ui/marked-text.js';
import { ExplanationOf } from './explanation-of.js';
import styles from './question.module.css';

interface FoundItemProps {
  applicationId: string;
  question: string;
  document: FoundDocument;
}

/** A document that is found, with its best passages; the reason at a click. */
export function FoundItem({ applicationId, question, document }: FoundItemProps) {
  const t = useStore(libraryTexts);
  const [open, setOpen] = useState(false);
  const id = useId();
  const { title } = document;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h2 className={styles.heading} dir="auto">
          {title}
        </h2>
        <Button
          aria-expanded={open}
          aria-controls={id}
          aria-label={t.whyOf({ title })}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {t.why}
        </Button>
      </div>
      <div id={id}>
        {open && <ExplanationOf applicationId={applicationId} documentId={document.id} question={question} />}
      </div>
      {document.passages.map((passage) => (
        <blockquote key={passage.id} className={styles.passage} dir="auto">
          {passage.headings.length > 0 && (
            <p className={styles.path}>
              <bdi>{passage.headings.join(' › ')}</bdi>
            </p>
          )}
          <p className={styles.text}>
            <MarkedText text={passage.text} places={passage.highlights} />
          </p>
        </blockquote>
      ))}
    </li>
  );
}
