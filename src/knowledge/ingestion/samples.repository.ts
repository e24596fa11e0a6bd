import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

@Injectable()
export class SamplesRepository {
  constructor(private readonly database: Database) {}

  /**
   * Notes that the sample is loaded, in the transaction that loads it.
   * @returns false where it was before; another process that is just loading it is waited for.
   */
  async claim(name: string, now: number): Promise<boolean> {
    const result = await this.database.write
      .insertInto('loaded_sample')
      .values({ name, loaded_at: now })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  }
}
