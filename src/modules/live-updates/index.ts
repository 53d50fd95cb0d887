export { LiveUpdatesModule } from './live-updates.module.js';
export { LiveSocketAdapter } from './live-socket.adapter.js';
export { mayReadFeed } from './live-updates.policy.js';
