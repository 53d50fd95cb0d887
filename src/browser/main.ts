import { keepDrafts } from './drafts.js';
import { startComponents } from './design-system.js';
import { goLive } from './live.js';

startComponents();
keepDrafts();
goLive();
