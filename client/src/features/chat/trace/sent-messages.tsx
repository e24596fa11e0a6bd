import { useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { getManifest, manifestPath } from '../../../api/get-manifest.js';
import { useResource } from '../../../shared/hooks/use-resource.js';
import styles from './trace.module.css';

function Sent({ runId }: { runId: string }) {
  const { resource } = useResource(runId, getManifest);
  if (resource.status === 'loading') return <p role="status">Loading…</p>;
  if (resource.status === 'failed') return <p role="alert">{messageOf(resource.error)}</p>;
  if (resource.value === null) return <p>Nothing was sent.</p>;
  const { model, temperature, max_tokens: maxTokens, messages } = resource.value;
  return (
    <>
      <p className={styles.hint}>
        Model {model} · temperature {temperature} · at most {maxTokens} tokens
      </p>
      <ol className={styles.sent} aria-label="Messages that were sent">
        {messages.map(({ role, content }, position) => (
          <li key={position}>
            <h4>{role}</h4>
            <pre tabIndex={0} aria-label={`Message ${position + 1}, ${role}`} dir="auto">
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
  const [open, setOpen] = useState(false);
  return (
    <section>
      <details
        className={styles.details}
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary>What the model was sent</summary>
        {open && <Sent runId={runId} />}
      </details>
      <a href={manifestPath(runId)} target="_blank" rel="noopener">
        The manifest as JSON
      </a>
    </section>
  );
}
