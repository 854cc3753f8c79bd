// `npm run gallery`: the parts of the page in their states on a fake bridge, in a browser that follows changes of their
// files.
import { spawn } from 'node:child_process'
import { ensureReady, galleryArgs, main, root } from './lib/bootstrap.mjs'

main(async () => {
  await ensureReady()
  const args = galleryArgs('dev', '--port', '6006', '--ci', '--no-version-updates')
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  return new Promise((resolve) => child.once('exit', resolve))
})
