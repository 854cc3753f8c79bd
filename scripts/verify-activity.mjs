// `npm run verify-activity FILE`: checks whether an exported activity log is unchanged (docs/guide/activity.md).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureReady, main, root } from './lib/bootstrap.mjs'

main(async () => {
  await ensureReady({})
  const entry = join(root, 'electron/activity/verify-cli.ts')
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), entry, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
})
