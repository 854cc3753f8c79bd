// `npm run gallery`: the states of the page's parts on a fake bridge, in a browser, drawn anew as their files change.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureReady, main, root } from './lib/bootstrap.mjs'

const storybook = join(root, 'node_modules/storybook/dist/bin/dispatcher.js')
const args = ['--config-dir', join(root, 'test/gallery/.storybook'), '--port', '6006', '--ci']
const quiet = ['--disable-telemetry', '--no-version-updates']

main(async () => {
  await ensureReady()
  const child = spawn(process.execPath, [storybook, 'dev', ...args, ...quiet], {
    cwd: root,
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.once('exit', resolve))
})
