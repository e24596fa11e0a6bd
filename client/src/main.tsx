import '@fontsource-variable/figtree/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadPage, page } from './api/application.js';
import { App } from './app/app.js';
import { ErrorBoundary } from './app/error-boundary.js';
import { NotStarted } from './app/not-started.js';
import { later } from './shared/later/later.js';
import { LoadProblem } from './shared/later/load-problem.js';
import { recallChoice } from './shared/page/choice-store.js';
import { showAccent } from './shared/page/show-accent.js';
import { isKnowledge, sharedSecretOf } from './app/route.js';
import { serveHost } from './app/serve-host.js';
import { beginToSpeak } from './shared/texts/speak.js';
import './shared/styles/tokens.css';
import './shared/styles/base.css';

/**
 * What has to be known before anything is drawn, so that nothing changes its look before the reader's eyes.
 * @returns what it failed with: it is put into words once a language is spoken.
 */
async function begin(): Promise<{ error: unknown } | null> {
  const failure = await loadPage().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  await beginToSpeak(page.get().languages);
  showAccent(page.get().accent);
  recallChoice();
  return failure;
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

function Missing({ onRetry }: { onRetry: () => void }) {
  return (
    <main>
      <LoadProblem onRetry={onRetry} />
    </main>
  );
}

const KnowledgePage = later(
  async () => (await import('./features/knowledge-library/knowledge-page.js')).KnowledgePage,
  Missing,
);

const SharedPage = later(
  async () => (await import('./features/chat/shared/shared-page.js')).SharedPage,
  Missing,
);

function contentOf(failure: { error: unknown } | null) {
  if (failure) return <NotStarted error={failure.error} />;
  const secret = sharedSecretOf(window.location.pathname);
  if (secret !== null) return <SharedPage secret={secret} />;
  return isKnowledge(window.location.pathname) ? <KnowledgePage /> : <App />;
}

const failure = await begin();
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>{contentOf(failure)}</ErrorBoundary>
  </StrictMode>,
);
serveHost();
