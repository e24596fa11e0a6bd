/**
 * A model server that writes Markdown at length: OpenAI's wire, and nothing behind it. The question says what it
 * answers: `tokens 20000 rate 100` is twenty thousand tokens, a hundred a second; without a rate all come at once.
 */
import { createServer, type ServerResponse } from 'node:http';
import { longText, tokensOf } from './long-text.ts';

/** Timers are not exact, so what is due is counted by the clock. */
const EVERY_MS = 10;

function frame(content: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;
}

function end(response: ServerResponse): void {
  response.write(
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`,
  );
  response.end('data: [DONE]\n\n');
}

function answer(question: string, response: ServerResponse): void {
  const [, count, rate] = /tokens (\d+)(?: rate (\d+))?/.exec(question) ?? [];
  const tokens = tokensOf(longText(Number(count ?? 60)));
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (rate === undefined) {
    response.write(frame(tokens.join('')));
    end(response);
    return;
  }
  const begunAt = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.min(tokens.length, Math.floor(((performance.now() - begunAt) / 1000) * Number(rate)));
    while (sent < due) response.write(frame(tokens[sent++] ?? ''));
    if (sent < tokens.length) return;
    clearInterval(timer);
    end(response);
  }, EVERY_MS);
  response.on('close', () => {
    clearInterval(timer);
  });
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { messages } = JSON.parse(Buffer.concat(parts).toString()) as { messages: { content: unknown }[] };
    answer(JSON.stringify(messages.at(-1)?.content ?? ''), response);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
