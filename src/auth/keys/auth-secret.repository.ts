import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

const ONLY = 'platform';

@Injectable()
export class AuthSecretRepository {
  constructor(private readonly database: Database) {}

  /** @returns the secret that is kept: `made` where there was none. */
  async findOrKeep(made: string): Promise<string> {
    await this.database.write
      .insertInto('auth_secret')
      .values({ id: ONLY, secret: made })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const { secret } = await this.database.query
      .selectFrom('auth_secret')
      .select('secret')
      .where('id', '=', ONLY)
      .executeTakeFirstOrThrow();
    return secret;
  }
}
