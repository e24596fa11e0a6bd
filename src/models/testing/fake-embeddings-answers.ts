import { type FakeRequest } from './fake-request.js';
import { hashText } from './hashing-embedding-model.js';
import { overlapOf } from './overlap-reranker.js';

/** What the endpoint answers when it behaves; undefined for a path that it does not have. */
export function answerWell(
  { path, body }: Pick<FakeRequest, 'path' | 'body'>,
  dimensions: number,
  read: (text: string) => string = (text) => text,
): object | undefined {
  if (path === '/embeddings') return embed(body, dimensions, read);
  return path === '/rerank' ? rerank(body, read) : undefined;
}

/** The entries come in reverse, as the protocol allows. */
function embed(body: FakeRequest['body'], dimensions: number, read: (text: string) => string): object {
  const data = (body.input as string[]).map((text, index) => {
    // Three times as long as they should be: whoever asks makes them what they need.
    const vector = hashText(read(text), dimensions).map((value) => 3 * value);
    const isPacked = body.encoding_format === 'base64';
    const embedding = isPacked ? Buffer.from(vector.buffer).toString('base64') : [...vector];
    return { object: 'embedding', index, embedding };
  });
  return { object: 'list', model: body.model, data: data.reverse(), usage: { prompt_tokens: 1 } };
}

function rerank(body: FakeRequest['body'], read: (text: string) => string): object {
  const results = (body.documents as string[]).map((text, index) => ({
    index,
    relevance_score: overlapOf(read(String(body.query)), read(text)),
  }));
  results.sort((left, right) => right.relevance_score - left.relevance_score);
  return { model: body.model, results: results.slice(0, Number(body.top_n ?? results.length)) };
}
