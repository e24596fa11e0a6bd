import { wishNow } from './stop-wish.js';

describe('the wish to stop a reply', () => {
  it('waits for the run to have an id, and takes it on', () => {
    const early = { runId: undefined };
    expect(wishNow(early, true, undefined)).toBe(early);
    expect(wishNow(early, true, 'run_1')).toEqual({ runId: 'run_1' });
  });

  it('stays the same object while its run goes on, so that it is carried out once', () => {
    const wish = { runId: 'run_1' };
    expect(wishNow(wish, true, 'run_1')).toBe(wish);
    expect(wishNow(wish, true, undefined)).toBe(wish);
  });

  it('ends with the reply, and never reaches the next one', () => {
    expect(wishNow({ runId: 'run_1' }, false, undefined)).toBeNull();
    expect(wishNow({ runId: undefined }, false, undefined)).toBeNull();
    expect(wishNow({ runId: 'run_1' }, true, 'run_2')).toBeNull();
  });

  it('is none where none was made', () => {
    expect(wishNow(null, true, 'run_1')).toBeNull();
  });
});
