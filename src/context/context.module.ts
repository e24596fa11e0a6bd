import { Module } from '@nestjs/common';
import { ContextStore } from './context-store.js';
import { ContextRepository } from './context.repository.js';

@Module({ providers: [ContextStore, ContextRepository], exports: [ContextStore] })
export class ContextModule {}
