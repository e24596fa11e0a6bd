import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ChangeFeed } from './change-feed.js';
import { Database } from './database.js';
import { openDatabase } from './open-database.js';

@Global()
@Module({
  providers: [
    ChangeFeed,
    { provide: Database, inject: [Config], useFactory: ({ database }: Config) => openDatabase(database) },
  ],
  exports: [ChangeFeed, Database],
})
export class DatabaseModule {}
