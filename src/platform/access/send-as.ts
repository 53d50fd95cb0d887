import type { FastifyReply } from 'fastify';

/** Sends an answer as a download; the plain name is for clients that cannot read the exact one. */
export function sendAs(reply: FastifyReply, filename: string, type: string): void {
  const plain = filename.replace(/[^\w .,-]/g, '_');
  const exact = encodeURIComponent(filename).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  void reply
    .type(type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${exact}`);
}
