import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { until } from './until.js';

/** What axe finds. Waits for what is fading in: a half transparent text has too little contrast for a moment. */
export async function violationsOf(page: Page): Promise<string[]> {
  await until('nothing fades any more', () =>
    page.evaluate<boolean>(
      `document.getAnimations().every(({ playState, effect }) =>
        playState !== 'running' || effect.getComputedTiming().iterations === Infinity)`,
    ),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
