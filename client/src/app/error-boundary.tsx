import { Component, type ReactNode } from 'react';
import { loadAnew } from '../api/visit.js';
import { appTexts } from '../shared/texts/en/app.js';
import { Button } from '../shared/ui/button.js';
import styles from './error-boundary.module.css';

/** A fault of the page itself: says so and offers the way out that always works. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const t = appTexts.get();
    return (
      <main>
        <div className={styles.fault} role="alert">
          <h1>{t.fault}</h1>
          <p>{t.faultHint}</p>
          <Button
            variant="primary"
            icon="retry"
            onClick={() => {
              loadAnew();
            }}
          >
            {t.reload}
          </Button>
        </div>
      </main>
    );
  }
}
