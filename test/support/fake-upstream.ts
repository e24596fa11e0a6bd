import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** One request that the platform made to the model server, held open for the test to answer. */
export class UpstreamCall {
  readonly closed: Promise<void>;

  constructor(
    readonly body: { model: string; messages: { role: string; content: string }[] },
    private readonly response: ServerResponse,
    /** The body as it came. */
    readonly bytes: Buffer = Buffer.alloc(0),
  ) {
    this.closed = once(response, 'close').then(() => undefined);
  }

  say(text: string): void {
    if (!this.response.headersSent) this.response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.frame({ choices: [{ index: 0, delta: { content: text }, finish_reason: null }] });
  }

  finish(reason: 'stop' | 'length' = 'stop'): void {
    this.sayDone(reason);
    this.response.end();
  }

  /** As providers do: the last bytes of the response come a moment after the last event. */
  finishInTwoSteps(): void {
    this.sayDone();
    setTimeout(() => this.response.end(), 10);
  }

  private sayDone(reason = 'stop'): void {
    this.frame({
      choices: [{ index: 0, delta: {}, finish_reason: reason }],
      usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
    });
    this.response.write('data: [DONE]\n\n');
  }

  fail(status: number, body: object, headers: Record<string, string> = {}): void {
    this.response.writeHead(status, { 'content-type': 'application/json', ...headers });
    this.response.end(JSON.stringify(body));
  }

  /** Ends the connection in the middle of the answer. */
  cut(): void {
    this.response.destroy();
  }

  /** Whether the platform has given the request up. */
  get aborted(): boolean {
    return this.response.destroyed && !this.response.writableEnded;
  }

  private frame(chunk: object): void {
    this.response.write(`data: ${JSON.stringify({ object: 'chat.completion.chunk', ...chunk })}\n\n`);
  }
}

/** An OpenAI-compatible server whose answers the test writes, word by word. */
export class FakeUpstream {
  readonly calls: UpstreamCall[] = [];
  /** How many connections were opened to it. */
  connections = 0;
  /** What answers a request where no test does; by default it waits for {@link next}. */
  answer: (call: UpstreamCall) => void = () => undefined;
  private readonly server = createServer();
  private readonly waiting: ((call: UpstreamCall) => void)[] = [];
  private taken = 0;

  constructor() {
    this.server.on('request', (request, response) => void this.receive(request, response));
    this.server.on('connection', () => (this.connections += 1));
  }

  async listen(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** The settings that point the platform here. */
  get environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, DEFAULT_MODEL: 'openai:fake' };
  }

  /** The next request that nobody has taken yet; waits for it. */
  async next(): Promise<UpstreamCall> {
    const call = this.calls[this.taken];
    this.taken += 1;
    return call ?? new Promise((resolve) => this.waiting.push(resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = Buffer.concat((await Array.fromAsync(request)) as Buffer[]);
    const body = JSON.parse(bytes.toString()) as UpstreamCall['body'];
    const call = new UpstreamCall(body, response, bytes);
    this.calls.push(call);
    this.waiting.shift()?.(call);
    this.answer(call);
  }
}
