import { type ServerResponse } from 'node:http';

/** A call as a stub has it. */
interface Exchange {
  readonly body: Record<string, unknown>;
  readonly response: ServerResponse;
}

/** How a vendor writes an answer, and where it reads how long that may be. */
export interface VendorWire {
  /** The address that the configuration has by default, below the stub's. */
  readonly path: string;
  readonly limitOf: (body: Record<string, unknown>) => number;
  readonly begin: (response: ServerResponse) => void;
  readonly say: (response: ServerResponse, text: string) => void;
  readonly end: (response: ServerResponse, reason: 'stop' | 'length', outputTokens: number) => void;
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}

function write(response: ServerResponse, event: Record<string, unknown>): void {
  const name =
    typeof event.type === 'string'
      ? `event: ${event.type}
`
      : '';
  response.write(`${name}data: ${JSON.stringify(event)}

`);
}

/** As in “Streaming Messages” of Anthropic's documentation. */
export const ANTHROPIC_WIRE: VendorWire = {
  path: '/messages',
  limitOf: (body) => Number(body.max_tokens),
  begin: (response) => {
    openStream(response);
    const message = {
      id: 'msg_1nZdL29xx5MUA1yADyHTEsnR8uuvGzszyy',
      type: 'message',
      role: 'assistant',
      content: [],
      model: 'claude-test',
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 12, output_tokens: 1 },
    };
    write(response, { type: 'message_start', message });
    write(response, { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } });
    write(response, { type: 'ping' });
  },
  say: (response, text) => {
    write(response, { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
  },
  end: (response, reason, outputTokens) => {
    write(response, { type: 'content_block_stop', index: 0 });
    const stop = reason === 'stop' ? 'end_turn' : 'max_tokens';
    write(response, {
      type: 'message_delta',
      delta: { stop_reason: stop, stop_sequence: null },
      usage: { output_tokens: outputTokens },
    });
    write(response, { type: 'message_stop' });
    response.end();
  },
};

/** As `streamGenerateContent?alt=sse` of the Gemini API answers. */
export const GOOGLE_WIRE: VendorWire = {
  path: '/models/',
  limitOf: (body) => (body.generationConfig as { maxOutputTokens: number }).maxOutputTokens,
  begin: openStream,
  say: (response, text) => {
    write(response, {
      candidates: [{ content: { parts: [{ text }], role: 'model' }, index: 0 }],
      usageMetadata: { promptTokenCount: 12, totalTokenCount: 12 },
      modelVersion: 'gemini-test',
      responseId: 'r1',
    });
  },
  end: (response, reason, outputTokens) => {
    write(response, {
      candidates: [
        {
          content: { parts: [{ text: '' }], role: 'model' },
          finishReason: reason === 'stop' ? 'STOP' : 'MAX_TOKENS',
          index: 0,
        },
      ],
      usageMetadata: {
        promptTokenCount: 12,
        candidatesTokenCount: outputTokens,
        totalTokenCount: 12 + outputTokens,
      },
    });
    response.end();
  },
};

/** Answers in as many of the tokens as may be said, as a real one would. */
export function answerInTokens(
  wire: VendorWire,
  { body, response }: Exchange,
  tokens: readonly string[],
): void {
  const said = tokens.slice(0, wire.limitOf(body));
  wire.begin(response);
  for (const token of said) wire.say(response, token);
  wire.end(response, said.length < tokens.length ? 'length' : 'stop', said.length);
}
