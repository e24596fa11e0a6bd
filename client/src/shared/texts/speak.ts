import { wait } from '../lib/wait.js';
import { i18n } from './i18n.js';
import { language, rememberLanguage, wantedLanguage } from './language.js';
import { type Language, LANGUAGES } from './languages.js';
import { loadTexts } from './load-texts.js';

/** Nothing is drawn before the texts are there: whoever waits longer reads English until they come. */
const LONGEST_MS = 10_000;

/** The language that was asked for last, whose texts may still be on their way. */
let asked: Language | null = null;

/**
 * Shows the page in a language, once its texts are there.
 * @returns whether it is shown: another may have been asked for meanwhile.
 * @throws where they cannot be loaded; nothing changes then.
 */
async function speak(code: Language): Promise<boolean> {
  asked = code;
  try {
    if (!Object.hasOwn(i18n.cache, code)) Object.assign(i18n.cache, { [code]: await loadTexts(code) });
  } catch (error) {
    if (asked === code) throw error;
  }
  if (asked !== code) return false;
  language.set(code);
  document.documentElement.lang = code;
  document.documentElement.dir = LANGUAGES[code].dir;
  return true;
}

/** Before the page is drawn, so that no reader sees it change its language. */
export async function beginToSpeak(offered: readonly Language[] = []): Promise<void> {
  // What cannot be loaded must not keep the page from being used.
  await Promise.race([speak(wantedLanguage(offered)).catch(() => undefined), wait(LONGEST_MS)]);
}

export async function chooseLanguage(code: Language): Promise<void> {
  if (await speak(code)) rememberLanguage(code);
}
