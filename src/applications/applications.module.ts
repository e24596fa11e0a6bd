import { Module } from '@nestjs/common';
import { ApplicationManager } from './application-manager.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsRepository } from './applications.repository.js';
import { ApplicationsService } from './applications.service.js';

@Module({
  controllers: [ApplicationsController],
  providers: [ApplicationManager, ApplicationsRepository, ApplicationsService],
  exports: [ApplicationManager],
})
export class ApplicationsModule {}
