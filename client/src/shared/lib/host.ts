/** What the page tells the site that shows it in a frame. None of it is a secret: any site may hear it. */
export type ToHost =
  | { chat: 'ready' }
  | { chat: 'close' }
  | { chat: 'replied' }
  /** The conversation on view; null for one that has not begun. */
  | { chat: 'at'; conversationId: string | null }
  /** The token is none any more. */
  | { chat: 'token-wanted' };

/** What the site tells the page. */
export type ToFrame = { chat: 'shown' } | { chat: 'token'; token: string };

/** The parameter of a frame's address that says what the site around it speaks. */
export const LANGUAGE_PARAMETER = 'language';

const FRAME_PATH = /^\/embed\/([^/]+)/;

/** The application whose chat a path shows in a frame; null for the page by itself, and for what is badly encoded. */
export function framedApplicationOf(path: string): string | null {
  try {
    return decodeURIComponent(FRAME_PATH.exec(path)?.[1] ?? '') || null;
  } catch {
    return null;
  }
}

const path = typeof window === 'undefined' ? '' : window.location.pathname;

/** The application that this page shows in a frame of another; null where it stands by itself. */
export const FRAMED_APPLICATION = framedApplicationOf(path);

/** What the site around the page speaks, as a tag; null where the page stands by itself. Later addresses do not say it. */
export const HOST_LANGUAGE =
  FRAMED_APPLICATION === null ? null : new URLSearchParams(window.location.search).get(LANGUAGE_PARAMETER);

/** What the addresses within a frame begin with. */
export const FRAME_BASE = FRAMED_APPLICATION === null ? '' : (FRAME_PATH.exec(path)?.[0] ?? '');

export function tellHost(message: ToHost): void {
  if (FRAMED_APPLICATION !== null) window.parent.postMessage(message, '*');
}

/** Who may be the host, the browser knows: by `frame-ancestors` of this page. */
export function hearHost(listener: (message: ToFrame) => void): void {
  if (FRAMED_APPLICATION === null) return;
  window.addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
    if (source === window.parent && typeof data === 'object') listener(data);
  });
}
