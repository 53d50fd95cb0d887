import { saveWhileTyping } from './autosave.js';
import { keepDrafts } from './drafts.js';
import { startComponents } from './design-system.js';
import { goLive } from './live.js';
import { pollAlone } from './poll.js';

startComponents();
keepDrafts();
saveWhileTyping();
goLive();
pollAlone();
