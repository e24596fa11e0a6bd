import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ChangeFeed } from './change-feed.js';
import { Database } from './database.js';

@Global()
@Module({})
export class DatabaseModule {
  /** The database is opened before the application is made: where it cannot be, nothing else is tried. */
  static register(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [ChangeFeed, { provide: Database, useFactory: () => database }],
      exports: [ChangeFeed, Database],
    };
  }
}
