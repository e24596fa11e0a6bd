import { atom } from 'nanostores';
import { FRAMED_APPLICATION } from '../shared/lib/host.js';
import { getPage } from './get-page.js';
import { type Page } from './types.js';
import { visitor } from './visit.js';

const PARAMETER = 'application';

/** The application that an address names, as `/?application=…`. */
export function applicationIn(search: string): string | undefined {
  return new URLSearchParams(search).get(PARAMETER) ?? undefined;
}

/** What the page is of, and how that is to be shown; there before anything is drawn. */
export const page = atom<Page>({
  application_id: '',
  name: null,
  greeting: null,
  introduction: null,
  placeholder: null,
  quick_actions: [],
  logo_url: null,
  accent: null,
  languages: [],
  translations: {},
  default_model: null,
  default_temperature: 0.7,
  default_max_tokens: null,
  shows: {
    model_choice: false,
    knowledge: true,
    regenerate: true,
    trace: true,
    feedback: true,
    sharing: false,
    files: false,
  },
  files: null,
});

/** Of a token, of the address, or of the server. @throws ApiError, UnreachableError */
export async function loadPage(): Promise<void> {
  page.set(
    await getPage(visitor?.applicationId ?? FRAMED_APPLICATION ?? applicationIn(window.location.search)),
  );
}

/** What belongs behind every address of the page, so that a conversation is opened in the application it is of. */
export function addressEnd(): string {
  const isSaid = visitor !== null || FRAMED_APPLICATION !== null;
  const named = isSaid ? undefined : applicationIn(window.location.search);
  return named === undefined ? '' : `?${new URLSearchParams({ [PARAMETER]: named }).toString()}`;
}

/** Has the address name an application, for a page that is loaded anew and for the ways that lead on from it. */
export function nameApplication(applicationId: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set(PARAMETER, applicationId);
  window.history.replaceState(null, '', address);
}
