import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** One answer of the model, written piece by piece by the test: nothing in it depends on time. */
export class ScriptedReply {
  constructor(private readonly response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
  }

  say(text: string): void {
    this.send({ choices: [{ index: 0, delta: { content: text }, finish_reason: null }] });
  }

  end(reason: 'stop' | 'length' = 'stop'): void {
    this.send({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
    this.response.end('data: [DONE]\n\n');
  }

  /** Cuts the line in the middle of the answer. */
  breakOff(): void {
    this.response.destroy();
  }

  private send(event: unknown): void {
    this.response.write(`data: ${JSON.stringify(event)}\n\n`);
  }
}

/** An OpenAI-compatible endpoint whose answers the test writes. */
export class ScriptedModel {
  private readonly waiting: ((reply: ScriptedReply) => void)[] = [];
  private readonly begun: ScriptedReply[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      request.resume();
      request.on('end', () => {
        const reply = new ScriptedReply(response);
        const take = this.waiting.shift();
        if (take) take(reply);
        else this.begun.push(reply);
      });
    });
  }

  static async start(): Promise<ScriptedModel> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ScriptedModel(server);
  }

  /** What the platform needs to have this as its model. */
  get environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
      OPENAI_API_KEY: 'scripted',
      DEFAULT_MODEL: 'openai:scripted',
    };
  }

  /** The next answer that is asked for. */
  nextReply(): Promise<ScriptedReply> {
    const reply = this.begun.shift();
    return reply ? Promise.resolve(reply) : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Answers what nobody has taken: a test that failed leaves nothing to the next one. */
  forget(): void {
    this.waiting.length = 0;
    for (const reply of this.begun.splice(0)) {
      reply.say('Too late.');
      reply.end();
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
