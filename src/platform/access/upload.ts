import type { FastifyRequest } from 'fastify';
import { badInput } from '../../shared/domain-error.js';

/** A file that came with a form. */
export interface Upload {
  filename: string;
  content: Buffer;
}

const uploads = new WeakMap<FastifyRequest, Upload | null>();

/**
 * Reads a multipart request once: its fields become the body, its first file the upload. Limits on size and
 * number are those given to the multipart plugin.
 *
 * @throws DomainError bad-input when the file is larger than allowed.
 */
export async function readUpload(request: FastifyRequest): Promise<Upload | null> {
  const known = uploads.get(request);
  if (known !== undefined) return known;
  const body: Record<string, string> = {};
  let upload: Upload | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') body[part.fieldname] = String(part.value);
      else {
        const content = await part.toBuffer();
        if (upload === null && part.filename) upload = { filename: part.filename, content };
      }
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') {
      throw badInput([
        { field: 'file', message: 'The file is larger than 10 MB. Save it again without pictures.' },
      ]);
    }
    throw error;
  }
  request.body = body;
  uploads.set(request, upload);
  return upload;
}
