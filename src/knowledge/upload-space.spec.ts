import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { loadConfig } from '../config/config.js';
import { LARGEST_FILES, type UploadRoom, UploadSpace, WAIT_MS } from './upload-space.js';

const LARGEST = 1_024;
const CAPACITY = LARGEST_FILES * LARGEST;

describe('UploadSpace', () => {
  let scheduler: ManualScheduler;
  let space: UploadSpace;
  /** The names of those who were let in, in order. */
  let inside: string[];

  beforeEach(() => {
    scheduler = new ManualScheduler();
    space = new UploadSpace(loadConfig({ MAX_UPLOAD_BYTES: String(LARGEST) }), scheduler);
    inside = [];
  });

  const enter = async (name: string, bytes?: number, sender?: string): Promise<UploadRoom> => {
    const room = await space.enter(bytes, sender);
    inside.push(name);
    return room;
  };
  const fill = () => Promise.all(Array.from({ length: LARGEST_FILES }, () => space.enter(LARGEST)));

  it('lets in as many as there is room for, whatever they say they are', async () => {
    await Promise.all(Array.from({ length: CAPACITY / 2 }, () => space.enter(2)));
    expect(scheduler.pending).toBe(0);

    void space.enter(1);
    expect(scheduler.pending).toBe(1);
  });

  it.each([undefined, LARGEST * 1_000])('takes %s for the largest file', async (declared) => {
    await Promise.all(Array.from({ length: LARGEST_FILES }, () => space.enter(declared)));
    expect(scheduler.pending).toBe(0);

    void space.enter(1);
    expect(scheduler.pending).toBe(1);
  });

  it('lets those who wait in in their order, as others leave', async () => {
    const [one, other] = await fill();
    const large = enter('large', LARGEST);
    const small = enter('small', 1);
    one?.leave();
    await large;
    expect(inside).toEqual(['large']);

    other?.leave();
    await small;
    expect(inside).toEqual(['large', 'small']);
  });

  it('refuses who has waited too long, and lets those behind go on', async () => {
    const [room] = await Promise.all([
      space.enter(1),
      ...Array.from({ length: LARGEST_FILES - 1 }, () => space.enter()),
    ]);
    const large = enter('large', LARGEST);
    scheduler.advance(WAIT_MS - 1);
    const small = enter('small', 1);
    scheduler.advance(1);

    await expect(large).rejects.toMatchObject({ code: 'uploads_busy', kind: 'unavailable' });
    await small;
    expect(inside).toEqual(['small']);
    room.leave();
    expect(scheduler.pending).toBe(0);
  });

  describe('of files that are larger than what they begin with', () => {
    const LARGE = 1_000_000;

    beforeEach(() => {
      space = new UploadSpace(loadConfig({ MAX_UPLOAD_BYTES: String(LARGE) }), scheduler);
    });

    it('gives room as it is needed: who sends slowly holds little', async () => {
      const slow = await Promise.all(Array.from({ length: 50 }, () => space.enter(LARGE, 'slow')));
      const honest = await space.enter(LARGE, 'honest');
      await honest.grow(LARGE);
      expect(scheduler.pending).toBe(0);
      for (const room of slow) room.leave();
    });

    it('lets the oldest come to its end, however many have begun', async () => {
      const rooms = await Promise.all(Array.from({ length: 40 }, () => space.enter(LARGE)));
      const grown = rooms.map((room) => room.grow(LARGE).then(() => room));
      const ends: number[] = [];
      for (const [number, one] of grown.entries()) {
        const room = await one;
        ends.push(number);
        room.leave();
      }
      expect(ends).toHaveLength(40);
      expect(scheduler.pending).toBe(0);
    });

    it('gives room to the sender first whose uploads hold least', async () => {
      const greedy = await Promise.all(Array.from({ length: 8 }, () => space.enter(LARGE, 'greedy')));
      for (const room of greedy) await room.grow(LARGE);
      const waiting = [enter('greedy', 1, 'greedy'), enter('modest', 1, 'modest'), enter('new', 1, 'new')];
      greedy[3]?.leave();
      await Promise.all(waiting);
      expect(inside).toEqual(['modest', 'new', 'greedy']);
    });

    it('is not more than a file may have, whatever it asks for', async () => {
      const room = await space.enter(LARGE);
      await room.grow(100 * LARGE);
      const others = await Promise.all(Array.from({ length: 7 }, () => space.enter(LARGE)));
      for (const other of others) await other.grow(LARGE);
      void space.enter(1);
      expect(scheduler.pending).toBe(1);
    });
  });
});
