import { Injectable } from '@nestjs/common';
import { RunEraser } from '../runs/run-eraser.js';
import { IdleSessions } from '../sessions/idle-sessions.js';

/** Conversations that are out of everybody's reach already, and still to be deleted. */
@Injectable()
export class HiddenConversations {
  constructor(
    private readonly idle: IdleSessions,
    private readonly runs: RunEraser,
  ) {}

  /** Deletes a little of one of them. @returns false where there is none. */
  async eraseSome(): Promise<boolean> {
    const id = await this.idle.findHidden();
    if (id === undefined) return false;
    if (!(await this.runs.eraseSome(id))) await this.idle.eraseSome(id);
    return true;
  }
}
