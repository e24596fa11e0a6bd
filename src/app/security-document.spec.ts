import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = ['src', 'test', 'client'];
/** A test file by its name, and perhaps one of its titles. */
const NAMED = /`([\w./-]+\.(?:spec|e2e|contract|browser)\.tsx?)`(?: › “([^”]+)”)?/g;

async function testFiles(): Promise<string[]> {
  const lists = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(join(ROOT, folder), { recursive: true })).map((file) => `${folder}/${file}`),
    ),
  );
  return lists.flat();
}

describe('docs/security.md', () => {
  it('names tests that are there, by titles that they have', async () => {
    const [text, files] = await Promise.all([
      readFile(join(ROOT, 'docs', 'security.md'), 'utf8'),
      testFiles(),
    ]);
    const named = [...text.matchAll(NAMED)].map(([, file = '', title]) => ({ file, title }));
    expect(named.length).toBeGreaterThan(50);
    const missing: string[] = [];
    for (const { file, title } of named) {
      const path = files.find((one) => one === file || one.endsWith(`/${file}`));
      const code = path === undefined ? undefined : await readFile(join(ROOT, path), 'utf8');
      if (code === undefined) missing.push(file);
      else if (title !== undefined && !code.includes(title)) missing.push(`${file}: ${title}`);
    }
    expect(missing).toEqual([]);
  });

  it('walks both lists whole', async () => {
    const text = await readFile(join(ROOT, 'docs', 'security.md'), 'utf8');
    const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
    for (const number of numbers) {
      expect(text).toContain(`| API${number} `);
      expect(text).toContain(`| LLM${String(number).padStart(2, '0')} `);
    }
  });
});
