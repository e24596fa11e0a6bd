/** So long before its end a token is renewed. */
const AHEAD_MS = 60_000;
/** No timer of a browser takes more. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

interface Claims {
  application_id?: string;
  sub?: string;
  exp?: number;
}

/** What a token says of itself; the server judges by the signature. */
export function claimsOf(token: string): Claims {
  try {
    const payload = token.split('.')[1] ?? '';
    return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Claims;
  } catch {
    return {};
  }
}

/** How long to wait until a token is to be renewed; null for one that does not say when it ends. */
export function renewalMs(token: string, nowMs: number): number | null {
  const { exp } = claimsOf(token);
  if (typeof exp !== 'number') return null;
  return Math.min(Math.max(0, exp * 1000 - AHEAD_MS - nowMs), LONGEST_WAIT_MS);
}

/** Has a new token before the old one ends. A page that slept looks again when it is seen. */
export class TokenKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private token: string | null = null;

  constructor(
    private readonly ask: () => Promise<string | null>,
    private readonly onToken: (token: string) => void,
  ) {
    document.addEventListener('visibilitychange', () => {
      const isOver = this.token !== null && renewalMs(this.token, Date.now()) === 0;
      if (document.visibilityState === 'visible' && isOver) this.renew();
    });
  }

  /** The first token. @throws what the site's own way to it throws. */
  async begin(): Promise<string | null> {
    this.keep(await this.ask());
    return this.token;
  }

  renew(): void {
    void this.ask().then(
      (token) => {
        // The same again is as good as none: a tag's attribute cannot change.
        if (token === null || token === this.token) return;
        this.keep(token);
        this.onToken(token);
      },
      // The frame says that access has ended, and asks again with the next attempt.
      () => undefined,
    );
  }

  private keep(token: string | null): void {
    this.token = token;
    clearTimeout(this.timer);
    const waitMs = token === null ? null : renewalMs(token, Date.now());
    if (waitMs === null || waitMs === 0) return;
    this.timer = setTimeout(() => {
      this.renew();
    }, waitMs);
  }
}
