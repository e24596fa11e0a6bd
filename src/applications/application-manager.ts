import { Injectable } from '@nestjs/common';
import { ApplicationOrigins } from '../auth/origins/application-origins.js';
import { applicationOf } from '../common/knowledge-owner.js';
import { Clock } from '../common/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { type ApplicationSettings, DEFAULT_APPLICATION_SETTINGS } from './application-settings.js';
import { SAMPLE_PAGES } from './page/sample-pages.js';
import { ApplicationsRepository } from './applications.repository.js';

/** The tenants. An application exists as soon as its id is used; setting it up is optional. */
@Injectable()
export class ApplicationManager {
  constructor(
    private readonly repository: ApplicationsRepository,
    private readonly origins: ApplicationOrigins,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The settings in force: what was set, over the defaults. @param id also of whoever owns documents in one. */
  async getSettings(id: string): Promise<ApplicationSettings> {
    const { retention } = this.config.server;
    const sample = SAMPLE_PAGES.get(id);
    return {
      ...DEFAULT_APPLICATION_SETTINGS,
      ...retention,
      ...(sample && { page: sample }),
      ...(await this.repository.find(applicationOf(id))),
    };
  }

  /**
   * An application whose replies are made from a template; undefined where none has asked for it.
   * @param among the one application that comes into question; undefined: any.
   */
  async findUserOfTemplate(templateId: string, among?: string): Promise<string | undefined> {
    return this.repository.findByTemplate(templateId, among);
  }

  /** Sets what is given and keeps the rest. @returns the settings in force. */
  async updateSettings(id: string, changes: Partial<ApplicationSettings>): Promise<ApplicationSettings> {
    return this.database.transaction(async () => {
      // One after the other: what two change at a time is all kept.
      await this.database.holdKey(`application ${id}`);
      const settings = { ...(await this.repository.find(id)), ...changes };
      await this.repository.save(id, settings, this.clock.now());
      if (changes.allowedOrigins) await this.origins.replace(id, changes.allowedOrigins);
      return this.getSettings(id);
    });
  }
}
