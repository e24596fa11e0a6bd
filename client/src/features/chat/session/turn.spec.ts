import { ApiError, UnreachableError } from '../../../api/api-error.js';
import { aStatus } from '../../../testing/a-conversation.js';
import { asked, replied, unsent, written } from '../testing/a-message.js';
import { turnOf } from './turn.js';

const facts = { status: 'ready', messages: [], error: undefined, closingAtFirst: null, word: null } as const;
const paused = new ApiError(409, 'conversation_not_active', 'Paused.', { state: 'PAUSED' });

describe('a turn', () => {
  it('is over before the first message', () => {
    expect(turnOf(facts)).toEqual({ busy: false, reply: undefined, closing: null, failure: null });
  });

  it('is waited for while there is no reply', () => {
    const turn = turnOf({ ...facts, status: 'submitted', messages: [replied('a'), unsent('b')] });
    expect(turn).toMatchObject({ busy: true, reply: undefined });
  });

  it('has its reply while that is written', () => {
    const reply = written('b', 'run_1');
    const turn = turnOf({ ...facts, status: 'streaming', messages: [asked('a'), reply] });
    expect(turn).toMatchObject({ busy: true, reply });
  });

  it('has none being written once it is over', () => {
    expect(turnOf({ ...facts, messages: [asked('a'), replied('b')] }).reply).toBeUndefined();
  });

  it('that failed tells so', () => {
    const turn = turnOf({
      ...facts,
      status: 'error',
      messages: [unsent('a')],
      error: new UnreachableError(),
    });
    expect(turn).toMatchObject({ busy: false, failure: { remedy: 'repeat' } });
  });

  it('that failed before is not told of while the next goes on', () => {
    const messages = [asked('a'), replied('b', { state: 'failed' })];
    expect(turnOf({ ...facts, messages }).failure).not.toBeNull();
    expect(turnOf({ ...facts, messages, status: 'submitted' }).failure).toBeNull();
  });
});

describe('a closed conversation', () => {
  it('is told of in the place of a failure', () => {
    const messages = [asked('a'), replied('b', { state: 'failed' })];
    const turn = turnOf({ ...facts, messages, word: aStatus({ state: 'ENDED' }) });
    expect(turn).toMatchObject({ closing: 'ended', failure: null });
  });

  it('is known by a refusal before the server says so', () => {
    const turn = turnOf({
      ...facts,
      status: 'error',
      messages: [unsent('a')],
      error: paused,
      word: aStatus(),
    });
    expect(turn).toMatchObject({ closing: 'paused', failure: null });
  });

  it('is known from its opening until the server says otherwise', () => {
    expect(turnOf({ ...facts, closingAtFirst: 'paused' }).closing).toBe('paused');
    expect(turnOf({ ...facts, closingAtFirst: 'paused', word: aStatus() }).closing).toBeNull();
  });
});
