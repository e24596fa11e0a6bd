import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { IdGenerator, RandomIdGenerator } from './id-generator.js';

@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: IdGenerator, useClass: RandomIdGenerator },
  ],
  exports: [Clock, IdGenerator],
})
export class CommonModule {}
