import { drafts } from './drafts.js';

const never = () => false;

class Memory {
  private readonly values = new Map<string, string>();
  getItem = (key: string) => this.values.get(key) ?? null;
  setItem = (key: string, value: string) => void this.values.set(key, value);
  removeItem = (key: string) => void this.values.delete(key);
  get length() {
    return this.values.size;
  }
  get keys() {
    return [...this.values.keys()];
  }
}

let memory: Memory;

beforeEach(() => {
  memory = new Memory();
  Object.defineProperty(globalThis, 'localStorage', { value: memory, configurable: true });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage');
});

describe('what was written and not sent', () => {
  it('is kept for each conversation by itself', () => {
    drafts.keep('conv_1', 'one');
    drafts.keep(null, 'new');
    expect(drafts.read('conv_1', never)).toBe('one');
    expect(drafts.read(null, never)).toBe('new');
    expect(drafts.read('conv_2', never)).toBe('');
  });

  it('leaves nothing behind once there is none', () => {
    drafts.keep('conv_1', 'one');
    drafts.keep('conv_1', '');
    drafts.send('conv_2', 'id', 'two');
    drafts.settle('conv_2', 'id');
    expect(memory.length).toBe(0);
  });

  it('has what is on its way until it is known to have arrived', () => {
    drafts.send('conv_1', 'a', 'first');
    drafts.send('conv_1', 'b', 'second');
    drafts.keep('conv_1', 'third');
    expect(drafts.read('conv_1', never)).toBe('first\n\nsecond\n\nthird');
    expect(drafts.read('conv_1', (id) => id === 'a')).toBe('second\n\nthird');
    drafts.settle('conv_1', 'b');
    drafts.settle('conv_1', 'a');
    expect(drafts.read('conv_1', never)).toBe('third');
  });

  it('is sent once, however often that is tried', () => {
    drafts.send('conv_1', 'a', 'first');
    drafts.send('conv_1', 'a', 'first');
    expect(drafts.read('conv_1', never)).toBe('first');
  });

  it('goes with a conversation that gets its id, and goes where one is erased', () => {
    drafts.keep(null, 'text');
    drafts.adopt('conv_1');
    expect(drafts.read(null, never)).toBe('');
    expect(drafts.read('conv_1', never)).toBe('text');
    drafts.forget('conv_1');
    expect(memory.length).toBe(0);
  });

  it('is none where what is stored is something else, or nothing can be', () => {
    drafts.keep('conv_1', 'one');
    const [key] = memory.keys;
    for (const value of ['{', '7', 'null', '{"text":7,"sending":[1,{"id":1}]}']) {
      memory.setItem(key!, value);
      expect(drafts.read('conv_1', never)).toBe('');
    }
    Reflect.deleteProperty(globalThis, 'localStorage');
    drafts.keep('conv_1', 'one');
    expect(drafts.read('conv_1', never)).toBe('');
  });
});
