import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Authenticator } from './authenticator.js';
import { KeyRequirement } from './keys/key-requirement.js';
import { KeysController } from './keys/keys.controller.js';
import { KeysModule } from './keys/keys.module.js';
import { KeysService } from './keys/keys.service.js';
import { IdentityProvider } from './operators/identity-provider.js';
import { OperatorSessions } from './operators/operator-sessions.js';
import { OperatorsController } from './operators/operators.controller.js';
import { OperatorsService } from './operators/operators.service.js';
import { ApplicationOrigins } from './origins/application-origins.js';
import { ApplicationOriginsRepository } from './origins/application-origins.repository.js';
import { OpenAccess } from './open-access.js';
import { OwnedIdsRepository } from './owned-ids.repository.js';
import { Ownership } from './ownership.js';
import { PolicyGuard } from './policy-guard.js';
import { ClientTokens } from './tokens/client-tokens.js';
import { SigningKeysController } from './tokens/signing-keys.controller.js';
import { SigningKeys } from './tokens/signing-keys.js';
import { SigningKeysRepository } from './tokens/signing-keys.repository.js';
import { StreamTickets } from './tokens/stream-tickets.js';
import { StreamTicketsRepository } from './tokens/stream-tickets.repository.js';
import { TokensController } from './tokens/tokens.controller.js';
import { TokensService } from './tokens/tokens.service.js';

/** Who a request is from, and what they may. */
@Module({
  imports: [KeysModule],
  controllers: [KeysController, OperatorsController, TokensController, SigningKeysController],
  providers: [
    { provide: APP_GUARD, useClass: PolicyGuard },
    ...[Authenticator, OpenAccess, Ownership, OwnedIdsRepository],
    ...[KeyRequirement, KeysService],
    ...[ApplicationOrigins, ApplicationOriginsRepository],
    ...[IdentityProvider, OperatorSessions, OperatorsService],
    ...[
      ClientTokens,
      SigningKeys,
      SigningKeysRepository,
      StreamTickets,
      StreamTicketsRepository,
      TokensService,
    ],
  ],
  exports: [ApplicationOrigins, Authenticator, KeyRequirement, OpenAccess, Ownership],
})
export class AuthModule {}
