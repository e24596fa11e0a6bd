import { type TestApp } from './test-app.js';
import { until } from '../browser/support/until.js';

/** What `GET /v1/knowledge/embeddings` answers. */
export interface EmbeddingsStatus {
  model: string | null;
  passages: number;
  generations: { model: string; state: string; dimensions: number; embedded: number }[];
  last_error: { code: string; detail: string } | null;
}

export async function embeddingsOf({ http }: TestApp, applicationId: string): Promise<EmbeddingsStatus> {
  const response = await http.get('/v1/knowledge/embeddings').query({ application_id: applicationId });
  expect(response.status).toBe(200);
  return response.body as EmbeddingsStatus;
}

/** Waits until every passage has a vector of the model that is configured, and there are no others. */
export async function untilEmbedded(platform: TestApp, applicationId: string): Promise<void> {
  await until('every passage has its vector', async () => {
    const { model, passages, generations } = await embeddingsOf(platform, applicationId);
    return (
      generations.length === 1 && generations[0]?.model === model && generations[0].embedded === passages
    );
  });
}

export async function addDocument(
  { http }: TestApp,
  applicationId: string,
  content: string,
): Promise<string> {
  const document = { application_id: applicationId, title: 'Help', category: 'help', content };
  const { body } = await http.post('/v1/knowledge/documents').send(document).expect(201);
  return (body as { id: string }).id;
}

/** The texts of what is found, the best first. */
export async function find({ http }: TestApp, applicationId: string, query: string): Promise<string[]> {
  const search = { application_id: applicationId, query };
  const { body } = await http.post('/v1/knowledge/search').send(search).expect(200);
  return (body as { content: string }[]).map(({ content }) => content);
}
