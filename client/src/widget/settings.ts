import { type Language, LANGUAGES, preferredOf } from '../shared/texts/languages.js';
import { type WidgetWords, wordsIn } from './words.js';

/** How a site has set up the chat in its corner, by attributes of the script's tag. */
export interface WidgetSettings {
  /** Where the platform is: where the script came from. */
  origin: string;
  /** Whose chat it is; null where the token says it. */
  applicationId: string | null;
  /** As the tag says, else the site's page, else the browser. */
  language: Language;
  words: WidgetWords;
  /** Of the button and the bar, as CSS has it; undefined: the platform's own. */
  accent: string | undefined;
  /** The corner: where lines end, unless the site says otherwise. */
  side: 'left' | 'right';
  /** A token for the user; null where there is none, as on a machine of one's own. */
  token: () => Promise<string | null>;
}

/** A function of the site, by its name. */
type TokenFunction = () => string | Promise<string>;

/** @throws Error where neither an application nor a way to a token is named. */
export function settingsOf({ src, dataset }: HTMLScriptElement): WidgetSettings {
  const { application, token, tokenEndpoint, tokenFunction, accent, side } = dataset;
  const hasToken = token ?? tokenEndpoint ?? tokenFunction;
  if (application === undefined && hasToken === undefined) {
    throw new Error(
      'widget.js needs data-application, or a token: data-token, data-token-endpoint or data-token-function.',
    );
  }
  const language = languageOf(dataset.language);
  return {
    origin: new URL(src).origin,
    applicationId: application ?? null,
    language,
    words: wordsIn(language, ownWords(dataset)),
    accent,
    side: side === 'left' || side === 'right' ? side : LANGUAGES[language].dir === 'rtl' ? 'left' : 'right',
    token: async () => {
      if (tokenFunction !== undefined) return callFunction(tokenFunction);
      if (tokenEndpoint !== undefined) return askEndpoint(tokenEndpoint);
      return token ?? null;
    },
  };
}

function languageOf(told: string | undefined): Language {
  const tags = [told, document.documentElement.lang, ...navigator.languages];
  return preferredOf(tags.filter((tag) => tag !== undefined));
}

/** What the tag says of the words; what it says nothing of is left out. */
function ownWords(dataset: DOMStringMap): Partial<WidgetWords> {
  const { label, closeLabel, failedText, silentText, againLabel, repliedText } = dataset;
  return {
    ...(label !== undefined && { label }),
    ...(closeLabel !== undefined && { close: closeLabel }),
    ...(failedText !== undefined && { failed: failedText }),
    ...(silentText !== undefined && { silent: silentText }),
    ...(againLabel !== undefined && { again: againLabel }),
    ...(repliedText !== undefined && { replied: repliedText }),
  };
}

async function callFunction(name: string): Promise<string> {
  const found = (window as unknown as Record<string, TokenFunction | undefined>)[name];
  if (!found) throw new Error(`There is no function ${name} on the page.`);
  return found();
}

/** The site's own backend, which knows its user by its own cookie, and answers `{ "token": "…" }`. */
async function askEndpoint(address: string): Promise<string> {
  const response = await fetch(address, { method: 'POST', credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return ((await response.json()) as { token: string }).token;
}
