// `npm run bench [-- ROWS]`: measures both sides of each goal in one run, prints a table, and writes out/bench.json.
import { join } from 'node:path'
import { ensureReady, main, root } from './lib/bootstrap.mjs'
import { runOnTestDesktop } from './lib/desktop.mjs'
import { resolveElectron } from './lib/electron-resolver.mjs'

main(async () => {
  await ensureReady({ packages: ['window', 'display', 'tests'], build: true })
  const electron = await resolveElectron()
  const { code } = await runOnTestDesktop(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(root, 'test/bench/bench.ts'), ...process.argv.slice(2)],
    { env: { LINK_CONSOLE_ELECTRON_EXECUTABLE: electron.executable } },
  )
  return code
})
