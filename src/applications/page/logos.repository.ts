import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type Logo, type LogoType } from './logo.js';

@Injectable()
export class LogosRepository {
  constructor(private readonly database: Database) {}

  async find(applicationId: string): Promise<Logo | undefined> {
    const row = await this.database.query
      .selectFrom('application_logo')
      .select(['media_type', 'bytes', 'digest'])
      .where('application_id', '=', applicationId)
      .executeTakeFirst();
    return row && { mediaType: row.media_type as LogoType, bytes: row.bytes, digest: row.digest };
  }

  /** Undefined where it has none. */
  async findDigest(applicationId: string): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('application_logo')
      .select('digest')
      .where('application_id', '=', applicationId)
      .executeTakeFirst();
    return row?.digest;
  }

  async save(applicationId: string, { mediaType, bytes, digest }: Logo): Promise<void> {
    const values = { media_type: mediaType, bytes, digest };
    await this.database.write
      .insertInto('application_logo')
      .values({ application_id: applicationId, ...values })
      .onConflict((conflict) => conflict.column('application_id').doUpdateSet(values))
      .execute();
  }

  async remove(applicationId: string): Promise<void> {
    await this.database.write
      .deleteFrom('application_logo')
      .where('application_id', '=', applicationId)
      .execute();
  }
}
