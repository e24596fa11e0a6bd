import { IsApplicationId } from '../http/is-application-id.js';
import { IsUserId } from '../http/is-user-id.js';

export class UserParams {
  @IsUserId()
  user_id!: string;
}

export class UserQuery {
  @IsApplicationId()
  application_id!: string;
}

/** Nothing of the user is left. */
export class UserErasedDto {
  /** @example "erased" */
  status!: 'erased';

  /** @example "user_123" */
  user_id!: string;

  /** How many conversations were erased. @example 3 */
  conversations!: number;
}
