import '@fontsource-variable/figtree/wght.css';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { messageOf } from './api/api-error.js';
import { loadPage, page } from './api/application.js';
import { App } from './app/app.js';
import { ErrorBoundary } from './app/error-boundary.js';
import { NotStarted } from './app/not-started.js';
import { recallChoice } from './shared/page/choice-store.js';
import { showAccent } from './shared/page/show-accent.js';
import { isKnowledge } from './app/route.js';
import { serveHost } from './app/serve-host.js';
import { beginToSpeak } from './shared/texts/speak.js';
import './shared/styles/tokens.css';
import './shared/styles/base.css';

/** What has to be known before anything is drawn, so that nothing changes its look before the reader's eyes. */
async function begin(): Promise<string | null> {
  const problem = await loadPage().then(() => null, messageOf);
  await beginToSpeak(page.get().languages);
  showAccent(page.get().accent);
  recallChoice();
  return problem;
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

const KnowledgePage = lazy(async () => ({
  default: (await import('./features/knowledge-library/knowledge-page.js')).KnowledgePage,
}));

function contentOf(problem: string | null) {
  if (problem !== null) return <NotStarted problem={problem} />;
  if (!isKnowledge(window.location.pathname)) return <App />;
  return (
    <Suspense>
      <KnowledgePage />
    </Suspense>
  );
}

const problem = await begin();
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>{contentOf(problem)}</ErrorBoundary>
  </StrictMode>,
);
serveHost();
