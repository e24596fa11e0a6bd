import {
  type DynamicModule,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  RequestMethod,
} from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { CommonModule } from '../common/common.module.js';
import { type Config } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { type Database } from '../database/database.js';
import { DatabaseModule } from '../database/database.module.js';
import { ExportsModule } from '../exports/exports.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { HealthModule } from '../health/health.module.js';
import { AnswerOptions } from '../http/answer-options.js';
import { DurableAnswers } from '../http/durable-answers.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { RequireJson, RequireJsonOrForm } from '../http/require-json.js';
import { RequireReadableQuery } from '../http/require-readable-query.js';
import { createValidationPipe } from '../http/validation.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { ModelsModule } from '../models/models.module.js';
import { PromptsModule } from '../prompts/prompts.module.js';
import { RetentionModule } from '../retention/retention.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SearchModule } from '../search/search.module.js';
import { SharesModule } from '../shares/shares.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { UsersModule } from '../users/users.module.js';
import { RootController } from './root.controller.js';

/** The routes that take files as well as JSON. */
const FILE_ROUTES = [
  { path: 'knowledge/documents', version: '1', method: RequestMethod.POST },
  { path: 'knowledge/documents/:document_id', version: '1', method: RequestMethod.PUT },
  { path: 'conversations/:conversation_id/documents', version: '1', method: RequestMethod.POST },
];

/** The whole platform, from one configuration. */
@Module({
  imports: [
    CommonModule,
    AuthModule,
    ConversationsModule,
    RunsModule,
    KnowledgeModule,
    PromptsModule,
    ApplicationsModule,
    LimitsModule,
    ModelsModule,
    UsageModule,
    UsersModule,
    RetentionModule,
    FeedbackModule,
    ExportsModule,
    SearchModule,
    SharesModule,
    HealthModule,
  ],
  controllers: [RootController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
  ],
})
export class AppModule implements NestModule {
  static register(config: Config, database: Database): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.register(config), DatabaseModule.register(database)] };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(DurableAnswers, AnswerOptions, RequireReadableQuery).forRoutes('{*path}');
    consumer.apply(RequireJsonOrForm).forRoutes(...FILE_ROUTES);
    consumer
      .apply(RequireJson)
      .exclude(...FILE_ROUTES)
      .forRoutes('{*path}');
  }
}
