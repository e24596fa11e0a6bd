/** RFC 9457 problem details: what every refusal answers. */
export class FieldErrorDto {
  /** The path of the field in the request. @example "config.temperature" */
  field!: string;

  /** What is wrong with it. @example "temperature must not be greater than 2" */
  message!: string;
}

/** RFC 9457 problem details: what every refusal answers, as `application/problem+json`. */
export class ProblemDto {
  /** @example "about:blank" */
  type!: string;

  /** @example "Not Found" */
  title!: string;

  /** The HTTP status. @example 404 */
  status!: number;

  /** Stable: branch on it. @example "conversation_not_found" */
  code!: string;

  /** For a person to read. @example "There is no conversation conv_1." */
  detail!: string;

  /** The fields at fault, where the fault is in the request. */
  errors?: FieldErrorDto[];
}
