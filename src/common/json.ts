/** A value that JSON can carry. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object, such as the free-form metadata of a message. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** A typed shape as the JSON that it is written as: it fits wherever any {@link JsonObject} does. */
export type AsJson<Shape> = Shape extends readonly (infer Item)[]
  ? AsJson<Item>[]
  : Shape extends object
    ? { [Name in keyof Shape]: AsJson<Shape[Name]> }
    : Shape;
