/**
 * An embedding model for measuring others: OpenAI's wire, and bags of words behind it, each word and each three letters of
 * one hashed to a dimension. The model's name says how many there are: `hashing-384`. The same text is always the same
 * vector, and texts that share words lie close together; no more is to be expected of it.
 */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

const LETTERS = 3;
const LETTERS_WEIGHT = 0.3;

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function embed(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  const add = (feature: string, weight: number): void => {
    const hash = hashOf(feature);
    const place = (hash >>> 1) % dimensions;
    vector[place] = (vector[place] ?? 0) + (hash % 2 === 0 ? weight : -weight);
  };
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    add(word, 1);
    for (let start = 0; start + LETTERS <= word.length; start++) {
      add(`#${word.slice(start, start + LETTERS)}`, LETTERS_WEIGHT);
    }
  }
  return vector;
}

const server = createServer((request, response) => {
  void json(request).then((body) => {
    const { model, input } = body as { model: string; input: string[] };
    const dimensions = Number(/\d+$/.exec(model)?.[0]);
    const data = input.map((text, index) => ({
      index,
      embedding: Buffer.from(embed(text, dimensions).buffer).toString('base64'),
    }));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ object: 'list', model, data }));
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
