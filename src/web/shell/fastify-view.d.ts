import 'fastify';

declare module 'fastify' {
  interface FastifyReply {
    /** What @fastify/view gives every template beside its own data. */
    locals: Record<string, unknown>;
  }
}
