import { becomeProgram, ensureBuilt, ensureInstalled, requireNode, runCommand, Stop } from './prepare.mjs';

await runCommand(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) throw new Stop('Which command? node scripts/run.mjs NAME ARGUMENTS…');
  requireNode();
  await ensureInstalled();
  await ensureBuilt();
  await becomeProgram('cli.js', [name, ...args]);
});
