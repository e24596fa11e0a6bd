import { type HttpClient } from '../http-client.ts';
import { inFlight } from '../in-flight.ts';
import { type EvaluationSet, mergeDocuments, type SetTurn } from './evaluation-set.ts';
import { waitUntilEmbedded, waitUntilIngested } from './ingestion.ts';

const UPLOADS_AT_ONCE = 8;
/** A title may not be blank; this one has no word that a search could find. */
const NO_TITLE = '–';

/** What a search is asked: a question alone, or with what was said before it. */
export type Question = { query: string } | { messages: readonly SetTurn[] };

interface TracedPassage {
  passage_id: string;
  document_id: string;
  score: number;
}

/** What a reply was made with, and how that was found. */
export interface ReplyTrace {
  fused: TracedPassage[];
  answerability: { value: number | null };
}

/** The documents of a set on a server, in an application of their own. */
export class Corpus {
  /** The set as the server keeps it: what it recognised as the same document is one. */
  readonly set: EvaluationSet;
  private readonly client: HttpClient;
  private readonly application: string;
  /** By the server's id of a document, that of the set. */
  private readonly setIds: ReadonlyMap<string, string>;

  private constructor(
    client: HttpClient,
    application: string,
    set: EvaluationSet,
    serverIds: ReadonlyMap<string, string>,
  ) {
    this.client = client;
    this.application = application;
    this.set = mergeDocuments(set, ({ id }) => serverIds.get(id) ?? id);
    this.setIds = new Map(this.set.documents.map(({ id }) => [serverIds.get(id) ?? id, id]));
  }

  /** Done when every document can be found, by meaning too where the server embeds. */
  static async upload(client: HttpClient, set: EvaluationSet): Promise<Corpus> {
    const application = `evaluation ${set.name}`;
    if (set.language !== undefined) {
      await client.patch(`/v1/applications/${encodeURIComponent(application)}`, { language: set.language });
    }
    const serverIds = new Map<string, string>();
    await inFlight(UPLOADS_AT_ONCE, set.documents, async ({ id, title, text }) => {
      const { id: serverId } = await client.post<{ id: string }>('/v1/knowledge/documents', {
        application_id: application,
        category: 'evaluation',
        title: title === '' ? NO_TITLE : title,
        content: text,
      });
      serverIds.set(id, serverId);
    });
    await waitUntilIngested(client, application);
    await waitUntilEmbedded(client, application);
    return new Corpus(client, application, set, serverIds);
  }

  /** What a reply's search comes to, with ids of the set's documents. */
  async trace(question: string): Promise<ReplyTrace> {
    const { id } = await this.client.post<{ id: string }>('/v1/conversations', {
      application_id: this.application,
      config: { model: 'offline', enable_rag: true },
    });
    const sent = { content: question };
    const reply = await this.client.post<{ run_id: string }>(`/v1/conversations/${id}/messages`, sent);
    const found = await this.client.get<{ retrieval: ReplyTrace }>(`/v1/runs/${reply.run_id}/retrieval`);
    const { fused, answerability } = found.retrieval;
    const named = fused.map((one) => ({
      ...one,
      document_id: this.setIds.get(one.document_id) ?? one.document_id,
    }));
    return { fused: named, answerability };
  }

  /** Does something while these documents of the set cannot be found. */
  async without<T>(ids: readonly string[], work: () => Promise<T>): Promise<T> {
    const hidden = new Set(ids);
    const serverIds = [...this.setIds].filter(([, id]) => hidden.has(id)).map(([serverId]) => serverId);
    const enable = (enabled: boolean): Promise<void> =>
      inFlight(UPLOADS_AT_ONCE, serverIds, async (id) => {
        await this.client.patch(`/v1/knowledge/documents/${id}`, { enabled });
      });
    await enable(false);
    try {
      return await work();
    } finally {
      await enable(true);
    }
  }

  /** @returns ids of the set's documents, the best first. */
  async search(question: Question): Promise<string[]> {
    const found = await this.client.post<{ id: string }[]>('/v1/knowledge/search', {
      application_id: this.application,
      top_k: this.set.topK,
      ...(this.set.filter && { filter: this.set.filter }),
      ...question,
    });
    return [...new Set(found.map(({ id }) => this.setIds.get(id) ?? id))];
  }
}
