import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { type UsagePlace } from './usage-total.js';
import { type ListUsageQuery, toUsageDto, type UsagePageDto } from './usage.dto.js';
import { UsageLedger } from './usage-ledger.js';

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

/** What the routes of usage answer. */
@Injectable()
export class UsageService {
  constructor(private readonly ledger: UsageLedger) {}

  async list(query: ListUsageQuery): Promise<UsagePageDto> {
    const filter = {
      applicationId: query.application_id,
      userId: query.user_id,
      model: query.model,
      from: query.from ?? FIRST_DAY,
      to: query.to ?? LAST_DAY,
    };
    const after = query.cursor === undefined ? undefined : toPlace(query.cursor);
    const totals = await this.ledger.totals(filter, query.limit + 1, after);
    const page = totals.slice(0, query.limit);
    const last = totals.length > query.limit ? page.at(-1) : undefined;
    return {
      data: page.map((total) => toUsageDto(query.application_id, total)),
      next_cursor: last ? toCursor(last) : null,
    };
  }
}

/** The id of a user has no control character. */
const SEPARATOR = '\t';

function toCursor({ day, userId, model }: UsagePlace): string {
  return encodeCursor({ at: Number(day.replaceAll('-', '')), id: `${userId}${SEPARATOR}${model}` });
}

/** @throws ValidationFailedError */
function toPlace(cursor: string): UsagePlace {
  const { at, id } = decodeCursor(cursor);
  const day = String(at).replace(/^(\d+)(\d{2})(\d{2})$/, '$1-$2-$3');
  const [userId = '', model = ''] = id.split(SEPARATOR);
  return { day, userId, model };
}
