import { storage } from './storage.js';

function provide(localStorage: unknown): void {
  Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true });
}

describe('what the browser remembers', () => {
  const real = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');

  afterEach(() => {
    if (real) Object.defineProperty(globalThis, 'localStorage', real);
    else Reflect.deleteProperty(globalThis, 'localStorage');
  });

  it('is read as it was written, and forgotten when null is written', () => {
    const items = new Map<string, string>();
    provide({
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
      removeItem: (key: string) => items.delete(key),
    });
    expect(storage.read('theme')).toBeNull();
    storage.write('theme', 'dark');
    expect(storage.read('theme')).toBe('dark');
    storage.write('theme', null);
    expect(storage.read('theme')).toBeNull();
    expect(items.size).toBe(0);
  });

  it('is nothing where the browser refuses, and no error', () => {
    const refuse = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    provide({ getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(storage.read('theme')).toBeNull();
    expect(() => {
      storage.write('theme', 'dark');
      storage.write('theme', null);
    }).not.toThrow();
  });

  it('is nothing where there is no storage at all', () => {
    provide(undefined);
    expect(storage.read('theme')).toBeNull();
    expect(() => {
      storage.write('theme', 'dark');
    }).not.toThrow();
  });
});
