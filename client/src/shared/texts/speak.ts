import { i18n } from './i18n.js';
import { language, rememberLanguage, wantedLanguage } from './language.js';
import { type Language, LANGUAGES } from './languages.js';
import { loadTexts } from './load-texts.js';

/** Shows the page in a language, once its texts are there. @throws where they cannot be loaded; nothing changes then. */
async function speak(code: Language): Promise<void> {
  if (!Object.hasOwn(i18n.cache, code)) Object.assign(i18n.cache, { [code]: await loadTexts(code) });
  language.set(code);
  document.documentElement.lang = code;
  document.documentElement.dir = LANGUAGES[code].dir;
}

/** Before the page is drawn, so that no reader sees it change its language. */
export async function beginToSpeak(offered: readonly Language[] = []): Promise<void> {
  // What cannot be loaded must not keep the page from being used.
  await speak(wantedLanguage(offered)).catch(() => undefined);
}

export async function chooseLanguage(code: Language): Promise<void> {
  await speak(code);
  rememberLanguage(code);
}
