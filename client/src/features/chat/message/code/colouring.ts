import { type Root } from 'hast';
import { createLowlight } from 'lowlight';
import { loadLanguage } from './languages.js';

export type Colour = (code: string) => Root;

const lowlight = createLowlight();

/** What colours a language by classes; null where it cannot be read. */
export async function colouringOf(language: string): Promise<Colour | null> {
  if (!lowlight.registered(language)) {
    const grammar = await loadLanguage(language);
    if (!grammar) return null;
    lowlight.register(language, grammar);
  }
  return (code) => lowlight.highlight(language, code);
}
