import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from './database.js';

@Global()
@Module({
  providers: [
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
  exports: [Database],
})
export class DatabaseModule {}
