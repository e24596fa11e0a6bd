import { Module } from '@nestjs/common';
import { ApiKeys } from './api-keys.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { AuthSecret } from './auth-secret.js';
import { AuthSecretRepository } from './auth-secret.repository.js';

/** Keys, and what they are hashed with: all that the program that manages them needs. */
@Module({
  providers: [ApiKeys, ApiKeysRepository, AuthSecret, AuthSecretRepository],
  exports: [ApiKeys, AuthSecret],
})
export class KeysModule {}
