import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { prepare } from '../../database/prepared-query.js';
import { type SigningKeyTable } from '../../database/tables/signing-key.table.js';
import { type SigningKey } from './signing-key.js';

const findById = prepare((query, given: { id: string }) =>
  query.selectFrom('signing_key').selectAll().where('id', '=', given.id),
);

@Injectable()
export class SigningKeysRepository {
  constructor(private readonly database: Database) {}

  async insert(key: SigningKey): Promise<void> {
    await this.database.write
      .insertInto('signing_key')
      .values({
        id: key.id,
        application_id: key.applicationId,
        public_key: JSON.stringify(key.publicKey),
        created_at: key.createdAt,
      })
      .execute();
  }

  async find(id: string): Promise<SigningKey | undefined> {
    const row = await this.database.first(findById, { id });
    return row && fromRow(row);
  }

  /** The oldest first. */
  async list(applicationId: string): Promise<SigningKey[]> {
    const rows = await this.database.query
      .selectFrom('signing_key')
      .selectAll()
      .where('application_id', '=', applicationId)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(fromRow);
  }

  /** @returns whether the application had it. */
  async delete(applicationId: string, id: string): Promise<boolean> {
    const result = await this.database.write
      .deleteFrom('signing_key')
      .where('id', '=', id)
      .where('application_id', '=', applicationId)
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  }
}

function fromRow(row: SigningKeyTable): SigningKey {
  return {
    id: row.id,
    applicationId: row.application_id,
    publicKey: JSON.parse(row.public_key) as SigningKey['publicKey'],
    createdAt: row.created_at,
  };
}
