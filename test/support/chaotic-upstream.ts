import { createHash } from 'node:crypto';
import {
  answerTo,
  isStrange,
  type Manners,
  refuse,
  ruleAnswer,
} from '../../src/models/openai/testing/rule-provider.js';
import {
  openStream,
  startStubProvider,
  type StubCall,
  type StubProvider,
  toEvent,
  toToken,
} from '../../src/models/openai/testing/stub-provider.js';

/** What becomes of a call. Those in the middle come after a few pieces of the answer. */
export const FATES = [
  'fine',
  '429',
  '500',
  'hangs',
  'web page',
  'too long',
  'refused connection',
  '529 in the middle',
  'hangs in the middle',
  'garbage in the middle',
  'cut in the middle',
] as const;
export type Fate = (typeof FATES)[number];

const FINE_SHARE = 0.4;
const PIECE_LENGTH = 7;

interface Message {
  role: string;
  content: string;
}

/** What users ask here. */
export function aQuestion(user: number, turn: number): string {
  return `Question ${turn} of user ${user}?`;
}

/** What a reply has to be that came through. */
export function rightAnswer(question: string): string {
  return ruleAnswer(question, 40);
}

/**
 * A model that answers by a fixed rule, and an endpoint that does so at random: what becomes of a call depends on the
 * seed, on what is asked and on how often it was, so that it is the same however many ask at once.
 */
export class ChaoticUpstream {
  readonly fates = new Map<Fate, number>();
  private readonly asked = new Map<string, number>();
  private stub: StubProvider | undefined;

  constructor(private readonly seed: string) {}

  async listen(): Promise<string> {
    this.stub = await startStubProvider((call) => this.answer(call));
    return this.stub.baseUrl;
  }

  async close(): Promise<void> {
    await this.stub?.close();
  }

  private async answer(call: StubCall): Promise<void> {
    const messages = (call.body.messages as Message[]).map(questionAlone);
    const manners = String(call.body.model) as Manners;
    if (manners === 'strict' && isStrange(call, messages)) {
      refuse(call);
      return;
    }
    const question = messages.findLast(
      ({ role, content }) => role === 'user' && isQuestion(content),
    )?.content;
    const { fate, number } = this.fateOf(question ?? '');
    this.fates.set(fate, (this.fates.get(fate) ?? 0) + 1);
    if (failAtOnce(call, fate)) return;
    const text = answerTo(call, messages, manners, 40);
    const length = Math.ceil(text.length / PIECE_LENGTH);
    await say(call, text, fate, fate === 'fine' ? length : 1 + (number % Math.max(1, length - 1)));
  }

  private fateOf(question: string): { fate: Fate; number: number } {
    const time = (this.asked.get(question) ?? 0) + 1;
    this.asked.set(question, time);
    const hash = createHash('sha256').update(`${this.seed} ${question} ${time}`).digest();
    const [share, number] = [hash.readUInt32BE(0) / 2 ** 32, hash.readUInt32BE(4)];
    const others = FATES.slice(1);
    return { fate: share < FINE_SHARE ? 'fine' : others[number % others.length]!, number };
  }
}

function isQuestion(content: string): boolean {
  return /^Question \d+ of user \d+\?$/.test(content);
}

/** A turn that failed leaves its question before the next one, in one message. */
function questionAlone(message: Message): Message {
  const questions = message.role === 'user' ? message.content.match(/Question \d+ of user \d+\?/g) : null;
  return questions && !message.content.includes('<last_words>')
    ? { ...message, content: questions.at(-1)! }
    : message;
}

/** @returns whether that is all. */
function failAtOnce({ request, response }: StubCall, fate: Fate): boolean {
  const refuseWith = (status: number, error: object, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error }));
  };
  switch (fate) {
    case '429':
      refuseWith(429, { message: 'Rate limit reached' }, { 'retry-after': '1' });
      return true;
    case '500':
      refuseWith(500, { message: 'CUDA out of memory' });
      return true;
    case 'hangs':
      return true;
    case 'web page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
      return true;
    case 'too long':
      refuseWith(400, { message: 'maximum context length exceeded', code: 'context_length_exceeded' });
      return true;
    case 'refused connection':
      request.socket.resetAndDestroy();
      return true;
    default:
      return false;
  }
}

/** In pieces, until so many of them. */
async function say({ response }: StubCall, text: string, fate: Fate, pieces: number): Promise<void> {
  openStream(response);
  const all = Array.from(text);
  for (let piece = 0; piece < pieces; piece += 1) {
    if (response.destroyed) return;
    const token = toToken(all.slice(piece * PIECE_LENGTH, (piece + 1) * PIECE_LENGTH).join(''));
    await new Promise((resolve) => response.write(token, resolve));
  }
  switch (fate) {
    case '529 in the middle':
      response.end(toEvent({ error: { message: 'Overloaded', type: 'overloaded_error', code: 529 } }));
      return;
    case 'hangs in the middle':
      return;
    case 'garbage in the middle':
      response.end('data: {"choices": [{"delta"\n\ndata: [DONE]\n\n');
      return;
    case 'cut in the middle':
      response.destroy();
      return;
    default:
      response.write(toEvent({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }));
      response.end('data: [DONE]\n\n');
  }
}
