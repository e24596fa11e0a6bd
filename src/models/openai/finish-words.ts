import { type FinishReason } from '../chat-part.js';

/** How an answer ended, in the words of OpenAI, Anthropic, Gemini, Mistral, Cohere, Zhipu, Bedrock and of their gateways. */
const WORDS: Record<FinishReason | 'failure', readonly string[]> = {
  stop: [
    'stop',
    'end',
    'endturn',
    'eos',
    'eostoken',
    'stopsequence',
    'complete',
    'completed',
    'done',
    'finish',
    'finished',
  ],
  length: [
    'length',
    'maxtokens',
    'modellength',
    'maxoutputtokens',
    'maxcompletiontokens',
    'maxlength',
    'tokenlimit',
    'modelcontextwindowexceeded',
    'contextlength',
    'incomplete',
  ],
  'content-filter': [
    'contentfilter',
    'contentfiltered',
    'safety',
    'sensitive',
    'recitation',
    'blocklist',
    'prohibitedcontent',
    'spii',
    'imagesafety',
    'refusal',
    'guardrailintervened',
    'errortoxic',
    'moderation',
    'language',
  ],
  'tool-calls': ['toolcalls', 'toolcall', 'tooluse', 'functioncall'],
  failure: [
    'error',
    'networkerror',
    'insufficientsystemresource',
    'modelerror',
    'servererror',
    'internalerror',
    'malformedfunctioncall',
    'malformedresponse',
    'unexpectedtoolcall',
    'timeout',
    'abort',
    'aborted',
    'cancelled',
    'canceled',
    'failed',
  ],
  other: [],
};

const MEANINGS = new Map(
  Object.entries(WORDS).flatMap(([meaning, words]) =>
    words.map((word) => [word, meaning as keyof typeof WORDS]),
  ),
);

/** @returns undefined while the answer goes on, which some write as an empty string; `failure` where it broke off. */
export function readFinishWord(word: unknown): FinishReason | 'failure' | undefined {
  if (typeof word !== 'string' || word === '') return undefined;
  return MEANINGS.get(word.toLowerCase().replace(/[^a-z]/g, '')) ?? 'other';
}
