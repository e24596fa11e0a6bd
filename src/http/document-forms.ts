import { type OpenAPIObject } from '@nestjs/swagger';

/** Where a route that takes a form besides JSON says what the form has; the decorators know one body only. */
export const FORM_EXTENSION = 'x-form';

type Schema = Record<string, unknown>;

/** Documents the forms of such routes as bodies of their own. */
export function documentForms(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.post, path.put]) {
      const marked = operation as { 'x-form'?: Schema } | undefined;
      const schema = marked?.['x-form'];
      const body = operation?.requestBody;
      if (!schema || !body || !('content' in body)) continue;
      body.content['multipart/form-data'] = { schema };
      delete marked['x-form'];
    }
  }
  return document;
}
