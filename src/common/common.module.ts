import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { IdGenerator, RandomIdGenerator } from './id-generator.js';
import { Scheduler, SystemScheduler } from './scheduler.js';

@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: IdGenerator, useClass: RandomIdGenerator },
    { provide: Scheduler, useClass: SystemScheduler },
  ],
  exports: [Clock, IdGenerator, Scheduler],
})
export class CommonModule {}
