import { allFrames } from './sse.js';
import { type TestApp } from './test-app.js';
import { usePlatform } from './use-platform.js';

export const DOCUMENTS = '/v1/knowledge/documents';
export const UNKNOWN = 'doc_00000000000000000000000000000000';

/** A file that is taken and turns out to be damaged: no text can be made of it. */
export const DAMAGED = Buffer.from('%PDF-1.4 and then nothing');

export interface Document {
  id: string;
  content: string;
  state: string;
  [member: string]: unknown;
}
export interface Found extends Document {
  score: number;
  passages: { text: string; start: number; end: number; highlights: [number, number][] }[];
}

/** Many tests about documents on one platform, each with an application of its own. */
export function useDocuments(environment: Record<string, string> = {}): DocumentsSuite {
  const suite = new DocumentsSuite(usePlatform(environment));
  beforeEach(() => {
    suite.nextApplication();
  });
  return suite;
}

export class DocumentsSuite {
  private count = 0;

  constructor(readonly platform: TestApp) {}

  get http(): TestApp['http'] {
    return this.platform.http;
  }

  /** The id of the test's own application. */
  get application(): string {
    return `app_documents_${this.count}`;
  }

  nextApplication(): void {
    this.count += 1;
  }

  readonly post = (body: object) => this.http.post(DOCUMENTS).send(body);

  readonly draft = (content: string, more: object = {}) => ({
    ...{ application_id: this.application, title: 'Title', category: 'help', content },
    ...more,
  });

  readonly add = async (content: string, more: object = {}): Promise<Document> =>
    (await this.post(this.draft(content, more)).expect(201)).body as Document;

  readonly get = async (id: string): Promise<Document> =>
    (await this.http.get(`${DOCUMENTS}/${id}`).expect(200)).body as Document;

  readonly patch = (id: string, body: object) => this.http.patch(`${DOCUMENTS}/${id}`).send(body);

  readonly search = async (query: string, more: object = {}): Promise<Found[]> => {
    const request = { application_id: this.application, query, ...more };
    return (await this.http.post('/v1/knowledge/search').send(request).expect(200)).body as Found[];
  };

  /** The texts of what is found, the best first. */
  readonly contents = async (query: string, more: object = {}): Promise<string[]> =>
    (await this.search(query, more)).map(({ content }) => content);

  /** Follows a document until nothing more is to come. @returns every status that was told. */
  readonly follow = async (id: string): Promise<Document[]> => {
    const frames = await allFrames(await fetch(`${this.platform.url}${DOCUMENTS}/${id}/events`));
    expect(frames.at(-1)?.data).toBe('[DONE]');
    return frames.slice(0, -1).map(({ data }) => JSON.parse(data) as Document);
  };

  readonly upload = (
    text: string | Buffer,
    { name = 'notes.md', ...fields }: Record<string, string> = {},
  ) => {
    const request = this.http.post(DOCUMENTS).field({ application_id: this.application, ...fields });
    return request.attach('file', Buffer.from(text), name);
  };
}
