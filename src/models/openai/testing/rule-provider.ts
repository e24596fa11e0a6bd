import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  openStream,
  startStubProvider,
  type StubCall,
  type StubProvider,
  toEvent,
  toToken,
} from './stub-provider.js';

/** What the endpoint makes of a message of its own that is to be gone on with. */
export type Manners =
  /** As vLLM: goes on where it is told to by two parameters, and takes any. */
  | 'prefill'
  /** As OpenAI: refuses parameters that it does not know, and answers anew. */
  | 'strict'
  /** Takes any parameter, and answers anew. */
  | 'deaf';

interface Message {
  role: string;
  content: string;
  prefix?: boolean;
}

const WORDS =
  'the rate of interest is paid at the end of each quarter 2.5 % über **naïve** “quoted” 日本語 🙂 and so on and so on';

/** The one answer to a question: long, with much that is said again and again, and of several scripts. */
export function ruleAnswer(question: string, words = 80): string {
  const hash = createHash('sha256').update(question).digest();
  const vocabulary = WORDS.split(' ');
  let answer = '';
  for (let index = 0; index < words; index += 1) {
    const byte = hash[(index * 7) % hash.length] ?? 0;
    const word = vocabulary[(byte + index * (1 + (byte % 3))) % vocabulary.length] ?? '';
    answer += word + (index % 13 === 12 ? '.\n\n' : index % 29 === 28 ? '  ' : ' ');
  }
  return `${answer.trimEnd()}.`;
}

/**
 * A model that answers by a fixed rule of its input, so that it is known what any reply has to be in the end. What it is
 * asked to go on with has to be the beginning of its answer: otherwise it says so, and no reply is right any more.
 */
export function startRuleProvider(options: {
  /** Those that the model has by its name, where they are left out. */
  manners?: Manners;
  pauseMs?: number;
  words?: number;
  /** After how many pieces it breaks off. */
  cut?: (model: string) => number | undefined;
}): Promise<StubProvider> {
  return startStubProvider(async (call) => {
    const { manners = call.body.model as Manners, pauseMs = 0, words, cut } = options;
    const messages = call.body.messages as Message[];
    if (manners === 'strict' && isStrange(call, messages)) {
      refuse(call);
      return;
    }
    await say(call, answerTo(call, messages, manners, words), pauseMs, cut?.(String(call.body.model)));
  });
}

/** Whether a model like OpenAI's refuses a call for what it does not know. */
export function isStrange({ body }: StubCall, messages: readonly Message[]): boolean {
  return 'continue_final_message' in body || messages.some((message) => message.prefix !== undefined);
}

/** What such a model says to the messages of a call, which it may be asked to go on with. */
export function answerTo(
  { body }: StubCall,
  messages: readonly Message[],
  manners: Manners,
  words?: number,
): string {
  const last = messages.at(-1);
  const tail = /<last_words>([\s\S]*)<\/last_words>/.exec(last?.content ?? '')?.[1];
  const isPrefill = last?.role === 'assistant';
  const begun = isPrefill ? last.content : tail === undefined ? '' : (messages.at(-2)?.content ?? '');
  const question = messages.at(isPrefill ? -2 : tail === undefined ? -1 : -3)?.content ?? '';
  const whole = ruleAnswer(question, words);
  if (!whole.startsWith(begun) || !begun.endsWith(tail ?? ''))
    return `!! “${begun}” begins no answer of mine !!`;
  if (tail !== undefined) return tail + whole.slice(begun.length);
  const goesOn = manners === 'prefill' && body.continue_final_message === true;
  return goesOn ? whole.slice(begun.length) : whole;
}

/** How it does that. */
export function refuse({ response }: StubCall): void {
  response.writeHead(400, { 'content-type': 'application/json' });
  const message = 'Unrecognized request argument supplied: continue_final_message';
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error' } }));
}

/** In pieces of a few characters, never through the middle of one. @param cutAfter so many pieces, by breaking off. */
async function say({ response }: StubCall, text: string, pauseMs: number, cutAfter?: number): Promise<void> {
  openStream(response);
  const pieces = Array.from(text).reduce<string[]>((all, character, index) => {
    if (index % 5 === 0) all.push(character);
    else all.push(`${all.pop() ?? ''}${character}`);
    return all;
  }, []);
  for (const [index, piece] of pieces.entries()) {
    if (response.destroyed) return;
    if (index === cutAfter) {
      response.destroy();
      return;
    }
    response.write(toToken(piece));
    if (pauseMs > 0) await sleep(pauseMs);
  }
  response.write(toEvent({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }));
  response.write(toEvent({ choices: [], usage: { prompt_tokens: 12, completion_tokens: pieces.length } }));
  response.end('data: [DONE]\n\n');
}
