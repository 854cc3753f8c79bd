// `npm run test:data [-- FOLDER]`: compares the interval files of a folder with the answers beside them
// (docs/reference/interval-files.md).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureReady, main, root } from './lib/bootstrap.mjs'

main(async () => {
  await ensureReady({})
  const entry = join(root, 'test/support/test-data-cli.ts')
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), entry, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
})
