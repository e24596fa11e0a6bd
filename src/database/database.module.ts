import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { ChangeFeed } from './change-feed.js';
import { Claims } from './claims/claims.js';
import { ClaimsRepository } from './claims/claims.repository.js';
import { SharedClaims } from './claims/shared-claims.js';
import { SoleClaims } from './claims/sole-claims.js';
import { Database } from './database.js';
import { UnfinishedPurges } from './unfinished-purges.js';

@Global()
@Module({})
export class DatabaseModule {
  /** The database is opened before the application is made: where it cannot be, nothing else is tried. */
  static register(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        ChangeFeed,
        UnfinishedPurges,
        { provide: Database, useFactory: () => database },
        {
          provide: Claims,
          inject: [Scheduler],
          useFactory: (scheduler: Scheduler): Claims =>
            database.dialect === 'sqlite'
              ? new SoleClaims()
              : new SharedClaims(database, new ClaimsRepository(database), scheduler),
        },
      ],
      exports: [ChangeFeed, Claims, Database],
    };
  }
}
