import { FakeUpstream } from './fake-upstream.js';
import { startApp, type TestApp } from './test-app.js';

type Environment = Record<string, string>;

/**
 * The platform of a suite, to be called where the suite is described: started before its tests, ended after them.
 *
 * @returns what can be used from the suite's own `beforeAll` on.
 */
export function usePlatform(environment: Environment = {}): TestApp {
  return startedBefore(() => environment);
}

/** The same, beside a model server whose answers the tests write. */
export function usePlatformWithUpstream(environment: Environment = {}): {
  platform: TestApp;
  upstream: FakeUpstream;
} {
  const upstream = new FakeUpstream();
  beforeAll(() => upstream.listen());
  const platform = startedBefore(() => ({ ...upstream.environment, ...environment }));
  // Hooks run in the order in which they are registered, these too: the platform ends first.
  afterAll(() => upstream.close());
  return { platform, upstream };
}

function startedBefore(environment: () => Environment): TestApp {
  let started: TestApp | undefined;
  const running = (): TestApp => {
    if (!started) throw new Error('The platform is not started yet.');
    return started;
  };

  beforeAll(async () => {
    started = await startApp(environment());
  });
  afterAll(() => started?.close());

  return {
    get app() {
      return running().app;
    },
    get url() {
      return running().url;
    },
    get http() {
      return running().http;
    },
    close: () => running().close(),
  };
}
