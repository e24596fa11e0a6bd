import '@fontsource-variable/figtree/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { ErrorBoundary } from './app/error-boundary.js';
import { beginToSpeak } from './shared/texts/speak.js';
import './shared/styles/tokens.css';
import './shared/styles/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

await beginToSpeak();

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
