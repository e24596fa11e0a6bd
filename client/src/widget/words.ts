import { type Language } from '../shared/texts/languages.js';

/** What the widget says itself; the page in its frame has texts of its own. */
export interface WidgetWords {
  /** What the button and the frame are called. */
  label: string;
  close: string;
  /** The site has no token for it. */
  failed: string;
  /** The server is down, or lets the site show nothing. */
  silent: string;
  again: string;
  /** Something came while it was closed. */
  replied: string;
}

const WORDS: Record<Language, WidgetWords> = {
  en: {
    label: 'Chat',
    close: 'close',
    failed: 'The chat could not be opened.',
    silent: 'The chat does not answer.',
    again: 'Try again',
    replied: 'there is a new reply',
  },
  de: {
    label: 'Chat',
    close: 'schließen',
    failed: 'Der Chat konnte nicht geöffnet werden.',
    silent: 'Der Chat antwortet nicht.',
    again: 'Noch einmal versuchen',
    replied: 'Es gibt eine neue Antwort',
  },
  ar: {
    label: 'محادثة',
    close: 'إغلاق',
    failed: 'تعذّر فتح المحادثة.',
    silent: 'المحادثة لا تستجيب.',
    again: 'إعادة المحاولة',
    replied: 'وصل رد جديد',
  },
};

/** The words of a language, with those that the site has its own for. */
export function wordsIn(language: Language, own: Partial<WidgetWords>): WidgetWords {
  const words = WORDS[language];
  const label = own.label ?? words.label;
  return {
    ...words,
    label,
    close: `${label}: ${words.close}`,
    replied: `${label}: ${words.replied}`,
    ...own,
  };
}
