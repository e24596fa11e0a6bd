/**
 * How long readers of replies wait while long documents are taken in: the longest silence in streams of a frame each 25 ms,
 * beside that of the same server when it is idle, in the same run.
 *
 *   npm run bench:silence -- [--postgres] [--rounds 3] [--only chinese] [--length 2000000]
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { deflateSync } from 'node:zlib';
import { HttpClient } from './http-client.ts';
import { seededRandom } from './knowledge/random.ts';
import { openOwnDatabase } from './own-database.ts';
import { OwnPostgres } from './own-postgres.ts';
import { ANY_CORE, OTHER_CORE, PinnedProcess } from './processes.ts';
import { formatTable } from './table.ts';

const READERS = 5;
const IDLE_MS = 3_000;
/** More than any document takes. */
const MODEL = 'tokens-16000-rate-40';

const { values } = parseArgs({
  options: {
    postgres: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    length: { type: 'string', default: '2000000' },
  },
});

function textOf(unit: (next: () => number) => string): string {
  const next = seededRandom(7);
  const parts: string[] = [];
  for (let length = 0; length < Number(values.length) - 1_000;) {
    const part = unit(next);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

function pagesOf(count: number): Buffer {
  const content = deflateSync(Buffer.from('BT /F1 12 Tf (x) Tj ET')).toString('latin1');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [${Array(count).fill('3 0 R').join(' ')}] >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF`, 'latin1');
}

const letters = (next: () => number, count: number): string =>
  String.fromCharCode(...Array.from({ length: count }, () => 97 + Math.floor(26 * next())));

const UPLOADS: Record<string, [name: string, make: () => string | Buffer]> = {
  chinese: [
    'chinese.md',
    () =>
      textOf(
        (next) => String.fromCharCode(0x4e00 + Math.floor(3_000 * next())) + (next() < 0.05 ? '。' : ''),
      ),
  ],
  english: [
    'english.md',
    () =>
      textOf(
        (next) =>
          letters(next, 1 + Math.floor(3 * next() ** 2)) +
          (next() < 0.3 ? 'ing' : 'er') +
          (next() < 0.07 ? '. ' : ' '),
      ),
  ],
  signs: ['signs.md', () => '\ufdfa'.repeat(133_000)],
  unbroken: ['unbroken.md', () => textOf((next) => letters(next, 64))],
  pages: ['pages.pdf', () => pagesOf(100_000)],
};

/** Notes how long its reader heard nothing. */
class Reader {
  private longestMs = 0;
  private last = 0;

  async read(url: string, signal: AbortSignal): Promise<void> {
    const client = new HttpClient(url);
    const conversation = await client.post<{ id: string }>('/v1/conversations', {
      application_id: 'readers',
      config: { model: `openai:${MODEL}` },
    });
    client.close();
    const response = await fetch(`${url}/v1/conversations/${conversation.id}/messages/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'Go on.' }),
      signal,
    });
    if (!response.body) throw new Error('no stream');
    for await (const { length } of response.body as AsyncIterable<Uint8Array>) {
      if (length === 0) continue;
      const now = performance.now();
      if (this.last > 0) this.longestMs = Math.max(this.longestMs, now - this.last);
      this.last = now;
    }
  }

  /** Since the last time. */
  take(): number {
    const longest = Math.max(this.longestMs, performance.now() - this.last);
    this.longestMs = 0;
    return longest;
  }
}

async function upload(url: string, name: string, content: string | Buffer): Promise<string> {
  const form = new FormData();
  form.set('application_id', 'writers');
  form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  const { id } = (await (
    await fetch(`${url}/v1/knowledge/documents`, { method: 'POST', body: form })
  ).json()) as {
    id: string;
  };
  for (;;) {
    const got = await fetch(`${url}/v1/knowledge/documents?application_id=writers&limit=1`);
    const { data } = (await got.json()) as { data: { state: string }[] };
    const state = data[0]?.state ?? '';
    if (state === 'ready' || state === 'failed') {
      if (state === 'failed') return state;
      break;
    }
    await setTimeout(200);
  }
  await fetch(`${url}/v1/knowledge/documents/${id}`, { method: 'DELETE' });
  return 'ready, deleted';
}

async function measure(upstream: string, database: string, name: string): Promise<string[]> {
  const [file = '', make = () => ''] = UPLOADS[name] ?? [];
  const content = make();
  const server = await PinnedProcess.listen(ANY_CORE, join(import.meta.dirname, '..', 'dist', 'main.js'), {
    PORT: '0',
    DATABASE_URL: database,
    OPENAI_BASE_URL: `${upstream}/v1`,
    MAX_EVENT_LOOP_DELAY_MS: '0',
  });
  const ending = new AbortController();
  try {
    const readers = Array.from({ length: READERS }, () => new Reader());
    const reading = readers.map((reader) => reader.read(server.url, ending.signal).catch(() => undefined));
    await setTimeout(2_000);
    for (const reader of readers) reader.take();
    await setTimeout(IDLE_MS);
    const idle = Math.max(...readers.map((reader) => reader.take()));
    const began = performance.now();
    const outcome = await upload(server.url, file, content);
    const seconds = (performance.now() - began) / 1_000;
    const busy = Math.max(...readers.map((reader) => reader.take()));
    ending.abort();
    await Promise.all(reading);
    return [name, outcome, seconds.toFixed(1), idle.toFixed(0), busy.toFixed(0), (busy / idle).toFixed(1)];
  } finally {
    ending.abort();
    await server.end();
  }
}

const upstream = await PinnedProcess.listen(OTHER_CORE, join(import.meta.dirname, 'upstream.ts'), {});
const rows: string[][] = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const name of Object.keys(UPLOADS).filter((one) => (values.only ?? one) === one)) {
    const postgres = values.postgres ? await OwnPostgres.start() : undefined;
    const database = await openOwnDatabase(postgres?.url);
    const row = await measure(upstream.url, database.url, name);
    rows.push(row);
    console.error(row.join(' | '));
    await database.remove();
    await postgres?.end();
  }
}
await upstream.end();
console.log(formatTable(['document', 'outcome', 'seconds', 'idle ms', 'longest ms', 'ratio'], rows));
