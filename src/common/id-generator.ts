import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';

/** The kinds of thing that have an id; the kind is the id's prefix. */
export type IdPrefix = 'conv' | 'msg' | 'doc' | 'psg' | 'run' | 'tpl' | 'key' | 'sig' | 'shr';

/** Makes ids such as `conv_3f9c…`. */
export abstract class IdGenerator {
  abstract next(prefix: IdPrefix): string;
}

/** 128 random bits: an id cannot be guessed, so knowing one is never luck. */
@Injectable()
export class RandomIdGenerator extends IdGenerator {
  override next(prefix: IdPrefix): string {
    return `${prefix}_${randomBytes(16).toString('hex')}`;
  }
}
