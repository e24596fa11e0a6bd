/** What a page has and Node lacks: an address that the paths of its requests belong to. */
const ORIGIN = 'http://page.test';

class PageRequest extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, ORIGIN) : input, init);
  }
}

globalThis.Request = PageRequest;
