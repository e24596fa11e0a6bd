import { Database } from '../../src/database/database.js';
import { PassageSweeper } from '../../src/knowledge/ingestion/passage-sweeper.js';
import { createConversation, type TestApp } from './test-app.js';
import { usePlatform } from './use-platform.js';

export interface ConversationFile {
  id: string;
  state: string;
  [member: string]: unknown;
}
export interface Reply {
  run_id: string;
  content: string;
  sources?: { document_id: string }[];
  metadata: Record<string, unknown>;
}
interface Opened {
  application: string;
  id: string;
  /** Of its files. */
  path: string;
}

export const CONTRACT = '# Contract\n\nThe tenant of the lighthouse pays seventy guineas each spring.';
export const QUESTION = 'What does the tenant of the lighthouse pay?';

/** Conversations with files of their own, each in an application of its own unless one is named. */
export function useConversationFiles(environment: Record<string, string> = {}): ConversationFiles {
  return new ConversationFiles(usePlatform({ DEFAULT_MODEL: 'offline', ...environment }));
}

export class ConversationFiles {
  private count = 0;

  constructor(readonly platform: TestApp) {}

  get http(): TestApp['http'] {
    return this.platform.http;
  }

  readonly open = async (
    application = `app_files_${(this.count += 1)}`,
    more: object = {},
  ): Promise<Opened> => {
    const body = { application_id: application, config: { enable_rag: true }, ...more };
    const id = await createConversation(this.http, body);
    return { application, id, path: `/v1/conversations/${id}/documents` };
  };

  readonly attach = (path: string, text: string | Buffer = CONTRACT, name = 'contract.md') =>
    this.http.post(path).attach('file', Buffer.from(text), name);

  readonly list = async (path: string): Promise<ConversationFile[]> =>
    (await this.http.get(path).expect(200)).body as ConversationFile[];

  /** Attaches a file and waits until it is read, or cannot be. */
  async add(path: string, text?: string, name?: string): Promise<ConversationFile> {
    const { body } = await this.attach(path, text, name).expect(202);
    const { id } = body as ConversationFile;
    // It ends once nothing more is to come.
    await this.http.get(`/v1/knowledge/documents/${id}/events`).expect(200);
    const { body: file } = await this.http.get(`${path}/${id}`).expect(200);
    expect(file).toMatchObject({ progress: null });
    return file as ConversationFile;
  }

  readonly ask = async (id: string, content = QUESTION): Promise<Reply> =>
    (await this.http.post(`/v1/conversations/${id}/messages`).send({ content }).expect(201)).body as Reply;

  /** How many rows there are of all that documents leave in the database. */
  async rows(): Promise<Record<string, number>> {
    // Passages go behind the documents that had them.
    await this.platform.app.get(PassageSweeper).settled();
    const { query } = this.platform.app.get(Database);
    const tables = [
      ...(['document', 'document_content', 'ingestion_job', 'corpus', 'passage', 'posting'] as const),
      ...(['recent_posting', 'term_statistic', 'hidden_passages'] as const),
    ];
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { count } = await query
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      counts[table] = count;
    }
    return counts;
  }
}
