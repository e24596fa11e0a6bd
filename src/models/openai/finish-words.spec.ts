import { readFinishWord } from './finish-words.js';

describe('readFinishWord', () => {
  it.each([
    ['stop', ['stop', 'STOP', 'end_turn', 'eos_token', 'COMPLETE', 'stop-sequence']],
    ['length', ['length', 'max_tokens', 'MAX_TOKENS', 'model_length', 'MaxOutputTokens']],
    ['content-filter', ['content_filter', 'SAFETY', 'RECITATION', 'refusal', 'PROHIBITED_CONTENT']],
    ['tool-calls', ['tool_calls', 'tool_use', 'function_call']],
    ['failure', ['error', 'network_error', 'insufficient_system_resource', 'MALFORMED_FUNCTION_CALL']],
    ['other', ['because', '7']],
  ])('takes for %s what means it', (meaning, words) => {
    for (const word of words) expect([word, readFinishWord(word)]).toEqual([word, meaning]);
  });

  it.each([[''], [null], [undefined], [7]])('knows that an answer goes on: %j', (word) => {
    expect(readFinishWord(word)).toBeUndefined();
  });
});
