import { Controller, Delete, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.js';
import { type UserErasedDto, UserParams, UserQuery } from './users.dto.js';
import { UsersService } from './users.service.js';

const PROBLEMS = { 422: ['validation_failed'] };

@ApiTags('users')
@Controller({ path: 'users', version: '1' })
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** Erase everything of a user; replies in the making stop */
  @Delete(':user_id')
  @ApiProblems(PROBLEMS)
  erase(@Param() { user_id }: UserParams, @Query() { application_id }: UserQuery): Promise<UserErasedDto> {
    return this.users.erase(application_id, user_id);
  }

  /** Everything of a user as JSON lines: conversations, each with its messages and the texts of its files behind it, and what was used */
  @Get(':user_id/export')
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  @ApiProblems(PROBLEMS)
  export(@Param() { user_id }: UserParams, @Query() { application_id }: UserQuery): StreamableFile {
    return this.users.export(application_id, user_id);
  }
}
