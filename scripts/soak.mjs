// `npm run soak [-- --faults N --seed N]`: bulk runs against a service that breaks at random.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureReady, main, root } from './lib/bootstrap.mjs'

main(async () => {
  await ensureReady({})
  const entry = join(root, 'test/support/bulk-soak-cli.ts')
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), entry, ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  )
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
})
