const SOURCE = new URL('../', import.meta.url).href;
const COMPILED = new URL('../dist-test/', SOURCE).href;

/**
 * The compiled file beside a module, for a worker thread that has to be started from a file. In the build that is the
 * file itself; where the sources run (tests), it is the one that their set-up makes of them in `dist-test`.
 *
 * @param moduleUrl the module's `import.meta.url`.
 * @param path from the module, such as `./parse-worker.js`.
 */
export function compiledFile(moduleUrl: string, path: string): URL {
  const file = new URL(path, moduleUrl);
  return moduleUrl.endsWith('.ts') ? new URL(file.href.replace(SOURCE, COMPILED)) : file;
}
