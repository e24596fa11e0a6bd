import { jest } from '@jest/globals';
import { Approach } from './approach.js';

type Entry = Pick<IntersectionObserverEntry, 'target' | 'isIntersecting'>;

describe('what comes near', () => {
  const { IntersectionObserver } = globalThis;

  afterEach(() => {
    globalThis.IntersectionObserver = IntersectionObserver;
  });

  /** As a browser does it: each part is told of when it begins to be looked at, and when it comes or goes. */
  function aPage() {
    const near = new Set<Element>();
    const watched = new Set<Element>();
    const told: ((entries: Entry[]) => void)[] = [];
    const due = new Set<Element>();
    class Observer {
      constructor(tell: (entries: Entry[]) => void) {
        told.push(tell);
      }

      observe(part: Element) {
        if (!watched.has(part)) due.add(part);
        watched.add(part);
      }

      unobserve(part: Element) {
        watched.delete(part);
      }
    }
    globalThis.IntersectionObserver = Observer as unknown as typeof globalThis.IntersectionObserver;
    const frame = () => {
      const entries = [...due]
        .filter((part) => watched.has(part))
        .map((target) => ({ target, isIntersecting: near.has(target) }));
      due.clear();
      told[0]?.(entries);
    };
    const scrollTo = (part: Element) => {
      near.add(part);
      due.add(part);
      frame();
    };
    return { approach: new Approach(), told, watched, frame, scrollTo };
  }

  const aPart = () => ({}) as Element;

  it('is told to all that wait in it, by one observer', () => {
    const { approach, told, frame, scrollTo } = aPage();
    const [part, other] = [aPart(), aPart()];
    const [first, second, elsewhere] = [jest.fn(), jest.fn(), jest.fn()];
    approach.watch(part, first);
    approach.watch(part, second);
    approach.watch(other, elsewhere);
    frame();
    expect(first).not.toHaveBeenCalled();
    scrollTo(part);
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenCalledTimes(1);
    expect(elsewhere).not.toHaveBeenCalled();
    expect(told).toHaveLength(1);
  });

  it('is told to what begins to wait in it when it is near already', () => {
    const { approach, scrollTo, frame } = aPage();
    const part = aPart();
    approach.watch(part, jest.fn());
    scrollTo(part);
    const late = jest.fn();
    approach.watch(part, late);
    frame();
    expect(late).toHaveBeenCalledTimes(1);
  });

  it('is looked at for as long as anything waits in it', () => {
    const { approach, watched, scrollTo } = aPage();
    const part = aPart();
    const [first, second] = [jest.fn(), jest.fn()];
    const leave = approach.watch(part, first);
    const leaveToo = approach.watch(part, second);
    leave();
    scrollTo(part);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
    leaveToo();
    expect(watched.size).toBe(0);
  });
});
