import { useLayoutEffect, useState } from 'react';
import { storage } from '../lib/storage.js';
import { useMediaQuery } from './use-media-query.js';

type Theme = 'light' | 'dark';

const KEY = 'theme';

function readChoice(): Theme | null {
  const stored = storage.read(KEY);
  return stored === 'light' || stored === 'dark' ? stored : null;
}

export interface ThemeControl {
  theme: Theme;
  toggle: () => void;
}

/**
 * The theme in force: the reader's choice where one is remembered, else the system's preference. Choosing what the
 * system prefers anyway forgets the choice, so the page follows the system again.
 */
export function useTheme(): ThemeControl {
  const preferred: Theme = useMediaQuery('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  const [choice, setChoice] = useState(readChoice);
  const theme = choice ?? preferred;

  useLayoutEffect(() => {
    const root = document.documentElement;
    if (choice === null) delete root.dataset.theme;
    else root.dataset.theme = choice;
    storage.write(KEY, choice);
  }, [choice]);

  return {
    theme,
    toggle: () => {
      const next: Theme = theme === 'dark' ? 'light' : 'dark';
      setChoice(next === preferred ? null : next);
    },
  };
}
