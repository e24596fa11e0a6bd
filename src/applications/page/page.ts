/** The languages that the chat page speaks, as BCP 47 subtags. */
export const PAGE_LANGUAGES = ['en', 'de', 'ar'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** What an application says on the page. Null: the page's own words. */
export interface PageTexts {
  name: string | null;
  greeting: string | null;
  introduction: string | null;
  placeholder: string | null;
  /** Questions that one press asks. */
  quickActions: readonly string[];
}

/** What people get to see and do. */
export interface PageShows {
  /** Which model answers, how freely and at what length. */
  modelChoice: boolean;
  /** The passages that a reply draws on. */
  knowledge: boolean;
  regenerate: boolean;
  /** How the passages were found. */
  trace: boolean;
  /** Saying what one thinks of a reply. */
  feedback: boolean;
  /** Sharing a conversation by a link. */
  sharing: boolean;
  /** Putting files into a conversation. */
  files: boolean;
}

/** How the chat page shows an application. */
export interface Page extends PageTexts {
  /** `#rrggbb`; null: the page's own. */
  accentColor: string | null;
  /** What the page may be read in, in order; none: every language that it speaks. */
  languages: readonly PageLanguage[];
  /** What is said in another way in a language. */
  translations: Readonly<Partial<Record<PageLanguage, Partial<PageTexts>>>>;
  shows: PageShows;
}

/** An application that nobody has given a page has this one. */
export const PLAIN_PAGE: Page = {
  name: null,
  greeting: null,
  introduction: null,
  placeholder: null,
  quickActions: [],
  accentColor: null,
  languages: [],
  translations: {},
  shows: {
    modelChoice: false,
    knowledge: true,
    regenerate: true,
    trace: true,
    feedback: true,
    sharing: false,
    files: true,
  },
};

/** What a page shows; one that was stored by an earlier version says nothing of what came since. */
export function showsOf({ shows }: Pick<Page, 'shows'>): PageShows {
  return { ...PLAIN_PAGE.shows, ...(shows as Partial<PageShows>) };
}
