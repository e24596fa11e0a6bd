/** What people paste behind the address itself, as the documentation of their provider shows it. */
const OPERATION = /\/+(?:chat\/completions|completions|embeddings|rerank|responses|models)?\/*$/;
const VERSION = /\/(?:v\d|api\/v\d|deployments\/|openai$)/;

/** Where an endpoint is: the address that an operator gave, with or without what they usually forget or add. */
export class EndpointAddress {
  private readonly base: URL;
  /** By the operation. */
  private readonly urls = new Map<string, URL>();

  /** @param address may have a query, which every call then has too (Azure's `api-version`). */
  constructor(address: string) {
    this.base = new URL(address);
    this.base.pathname = this.base.pathname.replace(OPERATION, '');
  }

  /** The same each time; not to be changed. @param operation such as `/chat/completions`. */
  url(operation: string): URL {
    const known = this.urls.get(operation);
    if (known) return known;
    const url = new URL(this.base);
    url.pathname = `${this.base.pathname.replace(/\/+$/, '')}${operation}`;
    this.urls.set(operation, url);
    return url;
  }

  get host(): string {
    return this.base.hostname;
  }

  /** Whether keys go into the header `api-key`, as Azure has it. */
  get isAzure(): boolean {
    return this.base.searchParams.has('api-version') || this.base.hostname.endsWith('.azure.com');
  }

  /**
   * Nothing was found at the address: most have everything below `/v1`.
   * @returns whether the next call goes to another place, so that it is worth another try.
   */
  addVersion(): boolean {
    if (VERSION.test(this.base.pathname)) return false;
    this.base.pathname = `${this.base.pathname.replace(/\/+$/, '')}/v1`;
    this.urls.clear();
    return true;
  }
}
