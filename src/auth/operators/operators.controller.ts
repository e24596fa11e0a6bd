import { Controller, Get, Query, Req, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { OperatorsService } from './operators.service.js';

/** Where browsers of operators go; programs have keys. */
@ApiExcludeController()
@Controller({ path: 'auth', version: VERSION_NEUTRAL })
export class OperatorsController {
  constructor(private readonly operators: OperatorsService) {}

  /** Whether operators can log in here; nothing is begun by it */
  @Get('offer')
  offer(): { login: boolean } {
    return this.operators.offer();
  }

  /** Log in at the provider, and come back to a page of this server */
  @Get('login')
  login(@Query('return_to') returnTo: unknown, @Res() response: Response): Promise<void> {
    return this.operators.login(returnTo, response);
  }

  /** Where the provider sends people back to */
  @Get('callback')
  comeBack(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.operators.comeBack(request, response);
  }

  /** Log out of this server, and not of the provider */
  @Get('logout')
  logout(@Req() request: Request, @Res() response: Response): void {
    this.operators.logout(request, response);
  }
}
