import { meantFiles } from './meant-files.js';

const values = new Map<string, string>();

beforeEach(() => {
  values.clear();
  const value = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, text: string) => void values.set(key, text),
    removeItem: (key: string) => void values.delete(key),
  };
  Object.defineProperty(globalThis, 'localStorage', { value, configurable: true });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage');
});

describe('the files that are meant for the next message', () => {
  it('are kept for each conversation by itself, and nothing is left once there are none', () => {
    meantFiles.keep('conv_1', ['doc_1', 'doc_2']);
    expect(meantFiles.read('conv_1')).toEqual(['doc_1', 'doc_2']);
    expect(meantFiles.read('conv_2')).toEqual([]);
    meantFiles.keep('conv_1', []);
    expect(values.size).toBe(0);
  });

  it.each(['nonsense', '{}', 'null', '7'])('are none where the browser has kept %j', (kept) => {
    meantFiles.keep('conv_1', ['doc_1']);
    for (const key of values.keys()) values.set(key, kept);
    expect(meantFiles.read('conv_1')).toEqual([]);
  });
});
