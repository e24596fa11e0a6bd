import { Module } from '@nestjs/common';
import { ModelRegistry } from './model-registry.js';
import { ModelsController } from './models.controller.js';
import { Sleeper, TimerSleeper } from './sleeper.js';

@Module({
  controllers: [ModelsController],
  providers: [ModelRegistry, { provide: Sleeper, useClass: TimerSleeper }],
  exports: [ModelRegistry],
})
export class ModelsModule {}
