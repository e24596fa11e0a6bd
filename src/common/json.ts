/** A value that JSON can carry. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object, such as the free-form metadata of a message. */
export interface JsonObject {
  [key: string]: JsonValue;
}
