import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { EventLoopDelay } from './event-loop-delay.js';
import { IdGenerator, RandomIdGenerator } from './id-generator.js';
import { Scheduler, SystemScheduler } from './scheduler.js';
import { Sweeps } from './sweeps.js';

@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: IdGenerator, useClass: RandomIdGenerator },
    { provide: Scheduler, useClass: SystemScheduler },
    EventLoopDelay,
    Sweeps,
  ],
  exports: [Clock, EventLoopDelay, IdGenerator, Scheduler, Sweeps],
})
export class CommonModule {}
