/**
 * A model server for measuring others: OpenAI's wire, and nothing behind it. The model's name says what it answers:
 * `tokens-64-rate-0` is 64 tokens at once, `tokens-500-rate-50` fifty a second. The first token and the last are the
 * time they were sent at, in epoch milliseconds; with `-stamped` behind the name, so is each tenth.
 */
import { createServer, type ServerResponse } from 'node:http';

const sent = { tokens: 0 };

function frame(content: string): string {
  const choices = [{ index: 0, delta: { content }, finish_reason: null }];
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', model: 'm', choices })}\n\n`;
}

function finish(response: ServerResponse, tokens: number): void {
  const usage = { prompt_tokens: 10, completion_tokens: tokens, total_tokens: tokens + 10 };
  const choices = [{ index: 0, delta: {}, finish_reason: 'stop' }];
  response.write(`data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices, usage })}\n\n`);
  response.end('data: [DONE]\n\n');
}

function answer(model: string, response: ServerResponse): void {
  const [, tokens = 64, rate = 0] = (/tokens-(\d+)-rate-(\d+)/.exec(model) ?? []).map(Number);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const isStamped = model.endsWith('-stamped');
  let count = 0;
  const next = (): void => {
    const isTime = count % (tokens - 1) === 0 || (isStamped && count % 10 === 0);
    response.write(frame(isTime ? `${Date.now()} ` : `word${count} `));
    count += 1;
    sent.tokens += 1;
  };
  if (rate === 0) {
    while (count < tokens) next();
    finish(response, tokens);
    return;
  }
  const timer = setInterval(() => {
    next();
    if (count < tokens) return;
    clearInterval(timer);
    finish(response, tokens);
  }, 1_000 / rate);
  response.on('close', () => {
    clearInterval(timer);
  });
}

const server = createServer((request, response) => {
  if (request.url === '/sent') {
    response.end(JSON.stringify(sent));
    sent.tokens = 0;
    return;
  }
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    answer((JSON.parse(Buffer.concat(parts).toString()) as { model: string }).model, response);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
