import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ApplicationManager } from './application-manager.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsRepository } from './applications.repository.js';
import { LogosRepository } from './page/logos.repository.js';
import { PageController } from './page/page.controller.js';
import { PageService } from './page/page.service.js';
import { ApplicationsService } from './applications.service.js';

@Module({
  imports: [AuthModule],
  controllers: [ApplicationsController, PageController],
  providers: [ApplicationManager, ApplicationsRepository, ApplicationsService, LogosRepository, PageService],
  exports: [ApplicationManager],
})
export class ApplicationsModule {}
