import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PolicyGuard } from './policy-guard.js';

/** Who a request is from, and what they may. */
@Module({ providers: [{ provide: APP_GUARD, useClass: PolicyGuard }] })
export class AuthModule {}
