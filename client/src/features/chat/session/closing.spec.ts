import { ApiError } from '../../../api/api-error.js';
import { aConversation, aStatus } from '../../../testing/a-conversation.js';
import { type Closing, closingNow, closingOf, closingOfRefusal } from './closing.js';

const now = new Date('2026-03-10T12:00:00Z');
const later = '2026-03-10T12:00:01Z';
const past = '2026-03-10T12:00:00Z';

describe('a conversation that is opened', () => {
  it.each([
    ['ACTIVE', later, false, null],
    ['PAUSED', later, false, 'paused'],
    ['ENDED', later, false, 'ended'],
    ['ACTIVE', past, false, 'expired'],
    ['ENDED', past, true, 'expired'],
    ['ENDED', past, false, 'ended'],
    ['PAUSED', past, false, 'paused'],
  ] as const)('%s until %s, expired: %j, is %s', (state, expires_at, expired, closing) => {
    expect(closingOf(aConversation({ state, expires_at, expired }), now)).toBe(closing);
  });

  it('takes messages where it is a new one', () => {
    expect(closingOf(null, now)).toBeNull();
  });
});

describe('a word of the server', () => {
  it('counts more than what the page was opened with', () => {
    expect(closingNow('paused', aStatus({ state: 'ACTIVE' }))).toBeNull();
    expect(closingNow(null, aStatus({ state: 'PAUSED' }))).toBe('paused');
    expect(closingNow('paused', aStatus({ state: 'ENDED' }))).toBe('ended');
  });

  it('tells what has expired from what was ended, and that somebody went on with it', () => {
    expect(closingNow(null, aStatus({ state: 'ENDED', expired: true }))).toBe('expired');
    expect(closingNow('expired', aStatus({ state: 'ENDED' }))).toBe('ended');
    expect(closingNow('expired', aStatus({ state: 'ACTIVE' }))).toBeNull();
  });

  it.each<Closing | null>([null, 'paused', 'ended', 'expired'])('not yet said leaves %s', (initial) => {
    expect(closingNow(initial, null)).toBe(initial);
  });
});

describe('a refused message', () => {
  const refusal = (code: string, members: Record<string, unknown>) =>
    new ApiError(409, code, 'Refused.', members);

  it.each([
    [{ state: 'PAUSED' }, 'paused'],
    [{ state: 'ENDED' }, 'ended'],
    [{ state: 'ENDED', expired: true }, 'expired'],
    [{}, 'ended'],
  ] as const)('tells by %j that the conversation is %s', (members, closing) => {
    expect(closingOfRefusal(refusal('conversation_not_active', members))).toBe(closing);
  });

  it('for any other reason closes nothing', () => {
    expect(closingOfRefusal(refusal('queue_full', { state: 'PAUSED' }))).toBeNull();
    expect(closingOfRefusal(new Error('conversation_not_active'))).toBeNull();
    expect(closingOfRefusal(undefined)).toBeNull();
  });
});
