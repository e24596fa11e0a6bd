import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../../http/api-problems.js';
import {
  OneSigningKeyParams,
  RegisterSigningKeyRequest,
  SigningKeyDto,
  SigningKeyParams,
} from './tokens.dto.js';
import { TokensService } from './tokens.service.js';

@ApiTags('access')
@Controller({ path: 'applications/:application_id/signing-keys', version: '1' })
export class SigningKeysController {
  constructor(private readonly tokens: TokensService) {}

  /** Register a public key: client tokens that its private half has signed are taken from then on */
  @Post()
  @ApiCreatedResponse({ description: 'The key; its `id` is the `kid` of the tokens.', type: SigningKeyDto })
  @ApiProblems({ ...BODY_PROBLEMS, 422: ['validation_failed', 'signing_key_invalid'] })
  register(
    @Param() { application_id }: SigningKeyParams,
    @Body() { public_key }: RegisterSigningKeyRequest,
  ): Promise<SigningKeyDto> {
    return this.tokens.registerKey(application_id, public_key);
  }

  /** The public keys of an application, oldest first */
  @Get()
  @ApiProblems({ 422: ['validation_failed'] })
  list(@Param() { application_id }: SigningKeyParams): Promise<SigningKeyDto[]> {
    return this.tokens.listKeys(application_id);
  }

  /** Remove a public key: what it has signed is refused from then on */
  @Delete(':signing_key_id')
  @HttpCode(204)
  @ApiProblems({ 404: ['signing_key_not_found'], 422: ['validation_failed'] })
  remove(@Param() { application_id, signing_key_id }: OneSigningKeyParams): Promise<void> {
    return this.tokens.removeKey(application_id, signing_key_id);
  }
}
