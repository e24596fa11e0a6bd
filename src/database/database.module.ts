import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ChangeFeed } from './change-feed.js';
import { Database } from './database.js';

@Global()
@Module({
  providers: [
    ChangeFeed,
    {
      provide: Database,
      inject: [Config],
      useFactory: async (config: Config) => {
        const database = new Database(config.database.sqlitePath);
        await database.migrate();
        return database;
      },
    },
  ],
  exports: [ChangeFeed, Database],
})
export class DatabaseModule {}
