import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { prepare } from '../../database/prepared-query.js';

const findAny = prepare((query, given: { origin: string }) =>
  query.selectFrom('application_origin').select('origin').where('origin', '=', given.origin).limit(1),
);

const findOne = prepare((query, given: { origin: string; applicationId: string }) =>
  query
    .selectFrom('application_origin')
    .select('origin')
    .where('origin', '=', given.origin)
    .where('application_id', '=', given.applicationId),
);

@Injectable()
export class ApplicationOriginsRepository {
  constructor(private readonly database: Database) {}

  /** @param applicationId left out: whether any has it. */
  async has(origin: string, applicationId?: string): Promise<boolean> {
    const row =
      applicationId === undefined
        ? await this.database.first(findAny, { origin })
        : await this.database.first(findOne, { origin, applicationId });
    return row !== undefined;
  }

  async replace(applicationId: string, origins: readonly string[]): Promise<void> {
    const { write } = this.database;
    await write.deleteFrom('application_origin').where('application_id', '=', applicationId).execute();
    if (origins.length === 0) return;
    const rows = origins.map((origin) => ({ origin, application_id: applicationId }));
    await write.insertInto('application_origin').values(rows).execute();
  }
}
