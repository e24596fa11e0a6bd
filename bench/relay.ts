/**
 * The least that could be done: a `node:http` server that asks the model server and hands its tokens on, one event
 * each. With `STORE=path` it also keeps both messages in SQLite, as carefully as the platform does.
 */
import SqliteDatabase from 'better-sqlite3';
import { createParser } from 'eventsource-parser';
import { Agent, createServer, request as httpRequest, type ServerResponse } from 'node:http';

const upstream = new URL(process.env.UPSTREAM ?? '');
/** Shorter than the model server keeps a connection, or a call may meet one that is just being closed. */
const IDLE_MS = 4_000;

const agent = new Agent({ keepAlive: true, timeout: IDLE_MS });
const store = openStore(process.env.STORE);

function openStore(path: string | undefined): ((role: string, content: string) => void) | undefined {
  if (path === undefined) return undefined;
  const database = new SqliteDatabase(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table conversation (id integer primary key, updated_at integer)');
  database.exec('create table message (id integer primary key, role text, content text, created_at integer)');
  database.exec('insert into conversation values (1, 0)');
  const insert = database.prepare('insert into message (role, content, created_at) values (?, ?, ?)');
  const touch = database.prepare('update conversation set updated_at = ? where id = 1');
  return database.transaction((role: string, content: string) => {
    insert.run(role, content, Date.now());
    touch.run(Date.now());
  });
}

function relay(body: { model: string; content: string }, response: ServerResponse): void {
  store?.('user', body.content);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let text = '';
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') return;
      const chunk = JSON.parse(data) as { choices: { delta: { content?: string } }[] };
      const delta = chunk.choices[0]?.delta.content;
      if (delta === undefined) return;
      text += delta;
      response.write(`data: ${JSON.stringify({ type: 'text-delta', id: '1', delta })}\n\n`);
    },
  });
  const call = httpRequest(new URL('/v1/chat/completions', upstream), { method: 'POST', agent }, (answer) => {
    answer.setEncoding('utf8');
    answer.on('data', (data: string) => {
      parser.feed(data);
    });
    answer.on('end', () => {
      store?.('assistant', text);
      response.end('data: [DONE]\n\n');
    });
  });
  call.end(
    JSON.stringify({ model: body.model, stream: true, messages: [{ role: 'user', content: body.content }] }),
  );
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    relay(JSON.parse(Buffer.concat(parts).toString()) as { model: string; content: string }, response);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
