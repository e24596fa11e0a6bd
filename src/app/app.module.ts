import { type DynamicModule, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CommonModule } from '../common/common.module.js';
import { type Config } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { HealthModule } from '../health/health.module.js';
import { AnswerOptions } from '../http/answer-options.js';
import { DurableAnswers } from '../http/durable-answers.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { RequireJson } from '../http/require-json.js';
import { RequireReadableQuery } from '../http/require-readable-query.js';
import { createValidationPipe } from '../http/validation.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { ModelsModule } from '../models/models.module.js';
import { OrchestratorModule } from '../orchestrator/orchestrator.module.js';
import { PromptsModule } from '../prompts/prompts.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { RootController } from './root.controller.js';

/** The whole platform, from one configuration. */
@Module({
  imports: [
    CommonModule,
    DatabaseModule,
    OrchestratorModule,
    RunsModule,
    KnowledgeModule,
    PromptsModule,
    ApplicationsModule,
    ModelsModule,
    HealthModule,
  ],
  controllers: [RootController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
  ],
})
export class AppModule implements NestModule {
  static register(config: Config): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.register(config)] };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(DurableAnswers, AnswerOptions, RequireReadableQuery, RequireJson).forRoutes('{*path}');
  }
}
