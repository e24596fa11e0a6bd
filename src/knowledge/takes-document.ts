import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiExtension, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { type Request } from 'express';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { FORM_EXTENSION } from '../http/document-forms.js';
import { UploadSpaceInterceptor } from './upload-space-interceptor.js';

const SUPPORTED =
  'Text, Markdown, HTML, PDF, DOCX, PPTX, XLSX, ODT, ODS, ODP, RTF, EPUB, EML, CSV, JSON or source text, by what is in it. ' +
  'What is known to be something else is refused at once.';

/** What came besides the fields. */
export interface Received {
  /** Whether it was a form, which has a file, and not JSON. */
  isForm: boolean;
  file: { buffer: Buffer; originalname: string; mimetype: string } | undefined;
}

/** The file of a request, where there is one. */
export const ReceivedDocument = createParamDecorator((_: unknown, context: ExecutionContext): Received => {
  const request = context.switchToHttp().getRequest<Request & { file?: Received['file'] }>();
  return { isForm: Boolean(request.is('multipart/form-data')), file: request.file };
});

/** A route that takes a document as JSON, or as a form with a `file` and what is said of it. */
export function TakesDocument(text: Type<unknown>, form: Type<unknown>): MethodDecorator {
  return applyDecorators(
    UseInterceptors(UploadSpaceInterceptor, FileInterceptor('file')),
    ApiExtraModels(form),
    ApiBody({ type: text }),
    ApiExtension(FORM_EXTENSION, withFile(form)),
    ApiProblems({
      ...BODY_PROBLEMS,
      415: ['unsupported_media_type', 'document_unsupported'],
      409: ['documents_limit', 'knowledge_characters_limit', 'knowledge_bytes_limit'],
      503: ['uploads_busy'],
    }),
  );
}

/** A route that takes a form with a `file`, and nothing else. */
export function TakesFile(form: Type<unknown>): MethodDecorator {
  return applyDecorators(
    UseInterceptors(UploadSpaceInterceptor, FileInterceptor('file')),
    ApiExtraModels(form),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: withFile(form) }),
    ApiProblems({
      ...BODY_PROBLEMS,
      415: ['unsupported_media_type', 'document_unsupported'],
      503: ['uploads_busy'],
    }),
  );
}

function withFile(form: Type<unknown>) {
  const file = { type: 'string', format: 'binary', description: SUPPORTED };
  const fields = { type: 'object', required: ['file'], properties: { file } };
  return { allOf: [{ $ref: getSchemaPath(form) }, fields] };
}
