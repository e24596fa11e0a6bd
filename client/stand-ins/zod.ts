/**
 * What stands in the page for zod. The AI SDK brings it, to check what comes by transports and of schemas that the page
 * does not use, and it would be a third of what a browser loads. Schemas can be made of it; nothing can be checked by
 * them. A name that is missing here fails the build.
 */
const schema: unknown = new Proxy(() => undefined, { get: () => schema, apply: () => schema });

function refuse(): never {
  throw new Error('The page checks nothing by schemas.');
}

export {
  schema as any,
  schema as array,
  schema as boolean,
  schema as catchall,
  schema as config,
  schema as custom,
  schema as default,
  schema as discriminatedUnion,
  schema as enum,
  schema as extend,
  schema as globalRegistry,
  schema as instanceof,
  schema as int,
  schema as json,
  schema as lazy,
  schema as length,
  schema as literal,
  schema as looseObject,
  schema as maximum,
  schema as maxLength,
  schema as minimum,
  schema as minLength,
  schema as NEVER,
  schema as never,
  schema as nonnegative,
  schema as null,
  schema as nullable,
  schema as nullish,
  schema as number,
  schema as object,
  schema as optional,
  schema as pipe,
  schema as positive,
  schema as record,
  schema as refine,
  refuse as safeParse,
  refuse as safeParseAsync,
  schema as startsWith,
  schema as string,
  refuse as toJSONSchema,
  schema as transform,
  schema as union,
  schema as unknown,
  schema as url,
};
