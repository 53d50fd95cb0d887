import { becomeProgram, ensureBuilt, ensureInstalled, requireNode, runCommand } from './prepare.mjs';

await runCommand(async () => {
  requireNode();
  await ensureInstalled();
  await ensureBuilt();
  await becomeProgram('main.js', process.argv.slice(2));
});
