import { jest } from '@jest/globals';
import { type Alarm, SystemScheduler } from './scheduler.js';

describe('SystemScheduler', () => {
  describe('its alarm', () => {
    let alarm: Alarm;
    let rung: number;

    beforeEach(() => {
      jest.useFakeTimers();
      rung = 0;
      alarm = new SystemScheduler().alarm(100, () => (rung += 1));
    });

    afterEach(() => {
      jest.useRealTimers();
    });

    it('rings once, its time after it was set last', () => {
      alarm.set();
      jest.advanceTimersByTime(99);
      alarm.set();
      jest.advanceTimersByTime(99);
      expect(rung).toBe(0);
      jest.advanceTimersByTime(1_000);
      expect(rung).toBe(1);
    });

    it('rests until it is set again, also when its time went by meanwhile', () => {
      alarm.set();
      jest.advanceTimersByTime(50);
      alarm.rest();
      jest.advanceTimersByTime(1_000);
      expect(rung).toBe(0);
      alarm.set();
      jest.advanceTimersByTime(99);
      expect(rung).toBe(0);
      jest.advanceTimersByTime(1);
      expect(rung).toBe(1);
    });

    it('leaves no timer behind once it has ended', () => {
      alarm.set();
      alarm.end();
      expect(jest.getTimerCount()).toBe(0);
    });
  });
});
