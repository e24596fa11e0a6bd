import { Cover } from './cover.js';

const some = (inert: boolean) => ({ inert }) as HTMLElement;

describe('what a panel covers', () => {
  it('is out of reach, and as it was once the panel is gone', () => {
    const [main, banner] = [some(false), some(true)];
    const cover = new Cover();
    cover.put([main, banner]);
    expect([main.inert, banner.inert]).toEqual([true, true]);
    cover.put([main, banner]);
    cover.lift();
    expect([main.inert, banner.inert]).toEqual([false, true]);
  });

  it('is left as the site has set it meanwhile', () => {
    const main = some(false);
    const cover = new Cover();
    cover.put([main]);
    cover.lift();
    main.inert = true;
    cover.lift();
    expect(main.inert).toBe(true);
  });
});
