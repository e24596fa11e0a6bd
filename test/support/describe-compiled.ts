import { existsSync } from 'node:fs';

/**
 * A suite on a file that the build makes, such as the entry of a worker thread. Where it is missing the suite is
 * skipped with a line that says why; under `REQUIRE_SERVICES=1` it fails instead.
 */
export function describeCompiled(name: string, file: URL, define: () => void): void {
  if (existsSync(file)) {
    describe(name, define);
    return;
  }
  const problem = `${name} needs the built server: \`npm run build:server\`.`;
  if (process.env.REQUIRE_SERVICES === '1') {
    it(name, () => {
      throw new Error(problem);
    });
    return;
  }
  process.stderr.write(`${problem}\n`);
  describe.skip(name, () => {
    it.todo('runs on the built server');
  });
}
