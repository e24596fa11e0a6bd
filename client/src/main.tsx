import '@fontsource-variable/figtree/wght.css';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { ErrorBoundary } from './app/error-boundary.js';
import { isKnowledge } from './app/route.js';
import { beginToSpeak } from './shared/texts/speak.js';
import './shared/styles/tokens.css';
import './shared/styles/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

const KnowledgePage = lazy(async () => ({
  default: (await import('./features/knowledge-library/knowledge-page.js')).KnowledgePage,
}));

await beginToSpeak();

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      {isKnowledge(window.location.pathname) ? (
        <Suspense>
          <KnowledgePage />
        </Suspense>
      ) : (
        <App />
      )}
    </ErrorBoundary>
  </StrictMode>,
);
