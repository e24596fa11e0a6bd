import { parseSetCookie } from 'cookie';

/** What a browser does of itself: it keeps cookies by their hosts, and follows nobody anywhere unless it is told to. */
export class CookieBrowser {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** @param places where a name leads to, as a proxy would have it. */
  constructor(private readonly places: Readonly<Record<string, string>>) {}

  async go(
    address: string,
    options: { form?: Record<string, string>; method?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const { origin, pathname, search } = new URL(address);
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.places[origin] ?? origin}${pathname}${search}`, {
      method: options.method ?? (options.form ? 'POST' : 'GET'),
      redirect: 'manual',
      headers: { ...(cookie !== '' && { cookie }), ...options.headers },
      ...(options.form && { body: new URLSearchParams(options.form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const { name, value = '', maxAge, expires } = parseSetCookie(line);
      const isOver = maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now());
      if (isOver) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Where an answer sends the browser. */
  static next(response: Response, from: string): string {
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${from} answered ${response.status} and leads nowhere`);
    return new URL(location, from).href;
  }
}
