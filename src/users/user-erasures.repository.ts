import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type User } from './user.js';

@Injectable()
export class UserErasuresRepository {
  constructor(private readonly database: Database) {}

  async insert(user: User, now: number): Promise<void> {
    await this.database.write
      .insertInto('user_erasure')
      .values({ application_id: user.applicationId, user_id: user.userId, requested_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** Some of those who are still to be forgotten. */
  async list(limit: number): Promise<User[]> {
    return this.database.query
      .selectFrom('user_erasure')
      .select(['application_id as applicationId', 'user_id as userId'])
      .limit(limit)
      .execute();
  }

  async delete(user: User): Promise<void> {
    await this.database.write
      .deleteFrom('user_erasure')
      .where('application_id', '=', user.applicationId)
      .where('user_id', '=', user.userId)
      .execute();
  }
}
