import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { loadConfig } from '../config/config.js';
import { LARGEST_FILES, UploadSpace, WAIT_MS } from './upload-space.js';

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

  const enter = async (name: string, bytes?: number): Promise<() => void> => {
    const leave = await space.enter(bytes);
    inside.push(name);
    return leave;
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
    const [leave, other] = await fill();
    const large = enter('large', LARGEST);
    const small = enter('small', 1);
    leave?.();
    await large;
    expect(inside).toEqual(['large']);

    other?.();
    await small;
    expect(inside).toEqual(['large', 'small']);
  });

  it('refuses who has waited too long, and lets those behind go on', async () => {
    const [leave] = await Promise.all([
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
    leave();
    expect(scheduler.pending).toBe(0);
  });
});
