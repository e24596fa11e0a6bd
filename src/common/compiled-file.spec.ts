import { compiledFile } from './compiled-file.js';

const ROOT = new URL('../../', import.meta.url).href;

describe('compiledFile', () => {
  it('is the file that the set-up of the tests made, when the sources run', () => {
    expect(compiledFile(`${ROOT}src/knowledge/parser.ts`, './worker.js').href).toBe(
      `${ROOT}dist-test/knowledge/worker.js`,
    );
    expect(compiledFile(import.meta.url, '../main.js').href).toBe(`${ROOT}dist-test/main.js`);
  });

  it('is the file beside it in the build', () => {
    expect(compiledFile('file:///app/dist/knowledge/parser.js', './worker.js').href).toBe(
      'file:///app/dist/knowledge/worker.js',
    );
  });
});
