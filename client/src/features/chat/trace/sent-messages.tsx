import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { getManifest, manifestPath } from '../../../api/get-manifest.js';
import { useResource } from '../../../shared/hooks/use-resource.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import styles from './trace.module.css';

function Sent({ runId }: { runId: string }) {
  const t = useStore(traceTexts);
  const { loading } = useStore(commonTexts);
  const { resource } = useResource(runId, getManifest);
  if (resource.status === 'loading') return <p role="status">{loading}</p>;
  if (resource.status === 'failed') return <p role="alert">{messageOf(resource.error)}</p>;
  if (resource.value === null) return <p>{t.nothingSent}</p>;
  const { model, temperature, max_tokens: maxTokens, messages } = resource.value;
  return (
    <>
      <p className={styles.hint}>{t.sentWith({ model, temperature, tokens: maxTokens })}</p>
      <ol className={styles.sent} aria-label={t.sentMessages}>
        {messages.map(({ role, content }, position) => (
          <li key={position}>
            <h4>{role}</h4>
            <pre tabIndex={0} aria-label={t.messageOf({ position: position + 1, role })} dir="auto">
              {content}
            </pre>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What the model was sent for a reply, to the last character; read when it is asked for. */
export function SentMessages({ runId }: { runId: string }) {
  const t = useStore(traceTexts);
  const [open, setOpen] = useState(false);
  return (
    <section>
      <details
        className={styles.details}
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary>{t.whatSent}</summary>
        {open && <Sent runId={runId} />}
      </details>
      <a href={manifestPath(runId)} target="_blank" rel="noopener">
        {t.manifest}
      </a>
    </section>
  );
}
