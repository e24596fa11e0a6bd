import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type ApplicationSettings } from './application-settings.js';

const findSettings = prepare((query, given: { id: string }) =>
  query.selectFrom('application').select('settings').where('id', '=', given.id),
);

@Injectable()
export class ApplicationsRepository {
  constructor(private readonly database: Database) {}

  /** What was set; nothing for an application that nobody has set up. */
  async find(id: string): Promise<Partial<ApplicationSettings>> {
    const row = await this.database.first(findSettings, { id });
    return row ? (JSON.parse(row.settings) as Partial<ApplicationSettings>) : {};
  }

  /** An application whose replies are made from a template; undefined where there is none. */
  async findByTemplate(templateId: string, among?: string): Promise<string | undefined> {
    const setting = `"promptTemplateId":${JSON.stringify(templateId)}`;
    const rows = await this.database.query
      .selectFrom('application')
      .select(['id', 'settings'])
      // What is like it may be another's: an underscore is like any character.
      .where('settings', 'like', `%${setting}%`)
      .$if(among !== undefined, (query) => query.where('id', '=', among ?? ''))
      .execute();
    return rows.find(({ settings }) => settings.includes(setting))?.id;
  }

  async save(id: string, settings: Partial<ApplicationSettings>, now: number): Promise<void> {
    const values = { settings: JSON.stringify(settings), updated_at: now };
    await this.database.write
      .insertInto('application')
      .values({ id, created_at: now, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }
}
