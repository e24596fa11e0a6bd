import { once } from 'node:events';
import { type HttpClient } from '../http-client.ts';
import { inFlight } from '../in-flight.ts';
import { type SyntheticCorpus } from './synthetic-corpus.ts';

/** How many passages there are, in how many applications, in documents of how many passages. */
export interface Size {
  applications: number;
  passages: number;
  passagesPerDocument: number;
}

/** What was sent, and in which time. */
export interface Load {
  documents: number;
  passages: number;
  characters: number;
  seconds: number;
  /** How long the last tenth of the documents took. */
  lastTenthSeconds: number;
}

const UPLOADS_AT_ONCE = 8;

/** The synthetic documents on a server, and what is asked of them. */
export class Library {
  private readonly client: HttpClient;
  private readonly corpus: SyntheticCorpus;
  private readonly size: Size;
  private readonly name: string;
  private readonly documentsPerApplication: number;
  private uploaded = 0;
  private asked = 0;

  /** @param name what its applications are called, with a number each. */
  constructor(client: HttpClient, corpus: SyntheticCorpus, size: Size, name = 'bench') {
    this.client = client;
    this.corpus = corpus;
    this.size = size;
    this.name = name;
    this.documentsPerApplication = Math.ceil(size.passages / size.passagesPerDocument);
  }

  /** Sends every document, several at a time. */
  async load(): Promise<Load> {
    const load = { documents: 0, passages: 0, characters: 0 };
    const startedAt = performance.now();
    let lastTenthAt = startedAt;
    const documents = this.documentsPerApplication * this.size.applications;
    await inFlight(UPLOADS_AT_ONCE, Array(documents).keys(), async () => {
      const { passages, characters } = await this.upload();
      load.documents += 1;
      if (load.documents === Math.floor(0.9 * documents)) lastTenthAt = performance.now();
      load.passages += passages;
      load.characters += characters;
    });
    const now = performance.now();
    return { ...load, seconds: (now - startedAt) / 1_000, lastTenthSeconds: (now - lastTenthAt) / 1_000 };
  }

  /** Adds documents at a steady pace, whether or not earlier ones are in, until told to stop. @returns how many. */
  async ingestUntil(signal: AbortSignal, passagesPerSecond: number): Promise<number> {
    const uploads: Promise<unknown>[] = [];
    const pace = (1_000 * this.size.passagesPerDocument) / passagesPerSecond;
    const timer = setInterval(() => uploads.push(this.upload()), pace);
    if (!signal.aborted) await once(signal, 'abort');
    clearInterval(timer);
    await Promise.all(uploads);
    return uploads.length;
  }

  /** Asks as the last turn of a conversation would. @returns milliseconds. */
  async search(): Promise<number> {
    const number = this.asked++;
    const application = number % this.size.applications;
    const document = application + this.size.applications * (number % this.documentsPerApplication);
    const body = {
      application_id: this.applicationId(application),
      messages: this.corpus.conversation(document, number),
    };
    const startedAt = performance.now();
    await this.client.post('/v1/knowledge/search', body);
    return performance.now() - startedAt;
  }

  applicationIds(): string[] {
    return Array.from({ length: this.size.applications }, (_, number) => this.applicationId(number));
  }

  private async upload(): Promise<{ passages: number; characters: number }> {
    const number = this.uploaded++;
    const { title, content } = this.corpus.document(number, this.size.passagesPerDocument);
    const { passage_count: passages } = await this.client.post<{ passage_count: number }>(
      '/v1/knowledge/documents',
      {
        application_id: this.applicationId(number % this.size.applications),
        category: 'bench',
        title,
        content,
      },
    );
    return { passages, characters: content.length };
  }

  private applicationId(number: number): string {
    return `${this.name} ${number}`;
  }
}
