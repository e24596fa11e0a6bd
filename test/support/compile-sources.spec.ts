import { access, mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeTimeOf, SAME_MS } from './change-time.js';
import { compileSources } from './compile-sources.js';

describe('compileSources', () => {
  let sources: string;
  let target: string;

  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sources-'));
    [sources, target] = [join(folder, 'src'), join(folder, 'compiled')];
    await mkdir(join(sources, 'room'), { recursive: true });
    await writeFile(join(sources, 'main.ts'), 'export const LIMIT: number = 1;');
    await writeFile(
      join(sources, 'room', 'door.ts'),
      'export class Door { constructor(readonly width: number) {} }',
    );
    await writeFile(join(sources, 'main.spec.ts'), 'it("is no module");');
  });

  afterEach(() => rm(join(sources, '..'), { recursive: true }));

  /** As a person does: later than what was there by more than a file system rounds off. */
  async function edit(content: string): Promise<void> {
    const path = join(sources, 'main.ts');
    const before = await changeTimeOf(path);
    do await writeFile(path, content);
    while ((await changeTimeOf(path)) < before + SAME_MS);
  }

  it('compiles every module, and nothing of the tests', async () => {
    expect(await compileSources(sources, target)).toEqual(['main.ts', 'room/door.ts']);
    expect(await readFile(join(target, 'main.js'), 'utf8')).toContain('export const LIMIT = 1;');
    expect(await readFile(join(target, 'room', 'door.js'), 'utf8')).toContain('this.width = width;');
    await expect(access(join(target, 'main.spec.js'))).rejects.toThrow('ENOENT');
  });

  it('compiles again what was edited alone', async () => {
    await compileSources(sources, target);
    expect(await compileSources(sources, target)).toEqual([]);
    await edit('export const LIMIT = 2;');

    expect(await compileSources(sources, target)).toEqual(['main.ts']);
    expect(await readFile(join(target, 'main.js'), 'utf8')).toContain('LIMIT = 2');
  });

  it('sees an edit that has an older time than what was compiled', async () => {
    await compileSources(sources, target);
    const { mtimeMs } = await stat(join(sources, 'main.ts'));
    const earlier = new Date(mtimeMs - 60_000);
    await utimes(join(sources, 'main.ts'), earlier, earlier);

    expect(await compileSources(sources, target)).toEqual(['main.ts']);
  });

  it('leaves nothing of a module that has moved, and the page alone', async () => {
    await compileSources(sources, target);
    await mkdir(join(target, 'client'));
    await writeFile(join(target, 'client', 'page.js'), '');
    await rm(join(sources, 'room'), { recursive: true });
    await compileSources(sources, target);

    await expect(access(join(target, 'room', 'door.js'))).rejects.toThrow('ENOENT');
    await access(join(target, 'client', 'page.js'));
  });

  it('does not mind another that is at it', async () => {
    await Promise.all([1, 2, 3].map(() => compileSources(sources, target)));

    expect(await compileSources(sources, target)).toEqual([]);
  });

  it('says where a source cannot be compiled, and keeps what there was', async () => {
    await compileSources(sources, target);
    await edit('export const = ;');

    await expect(compileSources(sources, target)).rejects.toThrow('main.ts');
    expect(await readFile(join(target, 'main.js'), 'utf8')).toContain('LIMIT = 1');
  });
});
