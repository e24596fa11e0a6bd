import { Drafts } from './drafts.js';

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
let nowMs: number;

/** A page in a tab, which has a `sessionStorage` of its own. */
const pageOf = (tabId: string, pageId: string) => new Drafts({ nowMs: () => nowMs, tabId, pageId });
const drafts = pageOf('tab', 'page');
const reloaded = pageOf('tab', 'reloaded');
const elsewhere = pageOf('another tab', 'another page');

const enterTab = () => {
  const value = new Memory();
  Object.defineProperty(globalThis, 'sessionStorage', { value, configurable: true });
};

beforeEach(() => {
  nowMs = Date.parse('2026-03-10T12:00:00Z');
  memory = new Memory();
  Object.defineProperty(globalThis, 'localStorage', { value: memory, configurable: true });
  enterTab();
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage');
  Reflect.deleteProperty(globalThis, 'sessionStorage');
});

const textsOf = ({ lost, text }: ReturnType<Drafts['read']>) => [...lost.map((one) => one.text), text];

describe('what was written and not sent', () => {
  it('is kept for each conversation by itself', () => {
    drafts.keep('conv_1', 'one');
    drafts.keep(null, 'new');
    expect(drafts.read('conv_1', never).text).toBe('one');
    expect(drafts.read(null, never).text).toBe('new');
    expect(drafts.read('conv_2', never).text).toBe('');
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
    expect(textsOf(reloaded.read('conv_1', never))).toEqual(['first', 'second', 'third']);
    expect(textsOf(reloaded.read('conv_1', (id) => id === 'a'))).toEqual(['second', 'third']);
    drafts.settle('conv_1', 'b');
    drafts.settle('conv_1', 'a');
    expect(textsOf(reloaded.read('conv_1', never))).toEqual(['third']);
  });

  it('is sent once, however often that is tried', () => {
    drafts.send('conv_1', 'a', 'first');
    drafts.send('conv_1', 'a', 'first');
    expect(textsOf(reloaded.read('conv_1', never))).toEqual(['first', '']);
  });

  it('is not back where it may still arrive, until it failed or took long', () => {
    drafts.send('conv_1', 'a', 'first');
    for (const page of [drafts, elsewhere]) expect(page.read('conv_1', never).lost).toEqual([]);
    nowMs += 30_001;
    for (const page of [drafts, elsewhere]) expect(page.read('conv_1', never).lost).toHaveLength(1);
    drafts.send('conv_1', 'a', 'first');
    expect(elsewhere.read('conv_1', never).lost).toEqual([]);
    drafts.fail('conv_1', 'a');
    expect(elsewhere.read('conv_1', never).lost).toMatchObject([{ id: 'a', text: 'first' }]);
  });

  it('is not forgotten by a page that has it not back', () => {
    drafts.send('conv_1', 'a', 'first');
    drafts.send('conv_1', 'b', 'second');
    elsewhere.restart('conv_1', 'text', (id) => id === 'b');
    expect(textsOf(reloaded.read('conv_1', never))).toEqual(['first', 'text']);
  });

  it('is of one tab where the conversation is not begun', () => {
    drafts.keep(null, 'text');
    enterTab();
    elsewhere.adopt('conv_1');
    expect(elsewhere.read('conv_1', never).text).toBe('');
    expect(elsewhere.read(null, never).text).toBe('');
  });

  it('goes with a conversation that gets its id, and goes where one is erased', () => {
    drafts.keep(null, 'text');
    drafts.adopt('conv_1');
    expect(drafts.read(null, never).text).toBe('');
    expect(drafts.read('conv_1', never).text).toBe('text');
    drafts.forget('conv_1');
    expect(memory.length).toBe(0);
  });

  it('is none where what is stored is something else, or nothing can be', () => {
    drafts.keep('conv_1', 'one');
    const [key] = memory.keys;
    for (const value of ['{', '7', 'null', '{"text":7,"sending":[1,{"id":1}]}']) {
      memory.setItem(key!, value);
      expect(drafts.read('conv_1', never)).toEqual({ lost: [], text: '' });
    }
    Reflect.deleteProperty(globalThis, 'localStorage');
    drafts.keep('conv_1', 'one');
    expect(drafts.read('conv_1', never).text).toBe('');
  });
});
