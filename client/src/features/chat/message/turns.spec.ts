import { Turns } from './turns.js';

describe('turns', () => {
  function aRow() {
    const idle: (() => void)[] = [];
    const pressing: (() => void)[] = [];
    const taken: string[] = [];
    const turns = new Turns((work, urgent) => (urgent ? pressing : idle).push(work));
    const takes = new Map<string, () => void>();
    const ask = (name: string) => {
      const take = () => taken.push(name);
      takes.set(name, take);
      return turns.ask(take);
    };
    return {
      ...{ turns, taken, ask },
      hurry: (name: string) => {
        turns.hurry(takes.get(name)!);
      },
      passIdle: (times = 1) => {
        for (let time = 0; time < times; time += 1) (pressing.shift() ?? idle.shift())?.();
      },
      /** Nothing is idle, and what is pressing does not wait for that. */
      passBusy: (times = 1) => {
        for (let time = 0; time < times; time += 1) pressing.shift()?.();
      },
    };
  }

  it('are taken one at a time, by the last that asked first', () => {
    const { taken, ask, passIdle } = aRow();
    ['first', 'second', 'third'].forEach(ask);
    expect(taken).toEqual([]);
    passIdle();
    expect(taken).toEqual(['third']);
    passIdle(5);
    expect(taken).toEqual(['third', 'second', 'first']);
  });

  it('are taken earlier by what is about to be seen', () => {
    const { taken, ask, hurry, passIdle } = aRow();
    ['first', 'second', 'third'].forEach(ask);
    hurry('first');
    passIdle(2);
    expect(taken).toEqual(['first', 'third']);
    hurry('first');
    passIdle(2);
    expect(taken).toEqual(['first', 'third', 'second']);
  });

  it('are taken by what is about to be seen while there is no idle time, and by nothing else', () => {
    const { taken, ask, hurry, passBusy, passIdle } = aRow();
    ['first', 'second', 'third'].forEach(ask);
    passBusy(3);
    expect(taken).toEqual([]);
    ['first', 'second'].forEach(hurry);
    passBusy(5);
    expect(taken).toEqual(['second', 'first']);
    passIdle(5);
    expect(taken).toEqual(['second', 'first', 'third']);
  });

  it('are not taken by what has left, however urgent', () => {
    const { taken, ask, hurry, passBusy, passIdle } = aRow();
    ask('first');
    const leave = ask('second');
    hurry('second');
    leave();
    hurry('second');
    passBusy(3);
    expect(taken).toEqual([]);
    passIdle(3);
    expect(taken).toEqual(['first']);
  });

  it('are not taken by what has left', () => {
    const { taken, ask, passIdle } = aRow();
    ask('first');
    ask('second')();
    passIdle(3);
    expect(taken).toEqual(['first']);
  });

  it('are taken by all at once where there is no time to wait, and go on for who asks later', () => {
    const { turns, taken, ask, passIdle } = aRow();
    ['first', 'second'].forEach(ask);
    turns.all();
    expect(taken).toEqual(['first', 'second']);
    ask('third');
    passIdle(3);
    expect(taken).toEqual(['first', 'second', 'third']);
  });
});
