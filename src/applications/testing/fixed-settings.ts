import { loadConfig } from '../../config/config.js';
import { ApplicationManager } from '../application-manager.js';
import { type ApplicationSettings, DEFAULT_APPLICATION_SETTINGS } from '../application-settings.js';

/** Settings that all applications share, and a test may change. */
export class FixedSettings extends ApplicationManager {
  settings: ApplicationSettings = { ...DEFAULT_APPLICATION_SETTINGS, ...loadConfig({}).server.retention };

  constructor() {
    // What is stored is never asked for.
    super(
      ...[undefined as never, undefined as never, undefined as never, undefined as never, undefined as never],
    );
  }

  override findUserOfTemplate(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override getSettings(): Promise<ApplicationSettings> {
    return Promise.resolve(this.settings);
  }
}
