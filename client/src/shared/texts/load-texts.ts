import { type ComponentsJSON } from '@nanostores/i18n';
import { BASE_LANGUAGE, type Language } from './languages.js';

/** English is a part of the page; of the others a reader loads what is read. */
const loaders: Record<Exclude<Language, typeof BASE_LANGUAGE>, () => Promise<{ texts: ComponentsJSON }>> = {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
};

/** All texts of the page in a language, by the part that they belong to. */
export async function loadTexts(code: Language): Promise<ComponentsJSON> {
  return code === BASE_LANGUAGE ? {} : (await loaders[code]()).texts;
}
