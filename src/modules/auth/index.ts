export { AuthModule } from './auth.module.js';
export { AuthQueries, type UserView } from './auth.queries.js';
export { AuthService, type OpenedSession } from './auth.service.js';
export { UsersService, type NewUser } from './users.service.js';
export { PasswordGuard } from './password.guard.js';
export { sessionCookieName, sessionCookieOptions } from './session-cookie.js';
