// `npm run check`: all checks that run no test, in under a minute once they have run before. Exits with 1 if one fails.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { ensureReady, main, root } from './lib/bootstrap.mjs'
import { checks } from './lib/checks.mjs'

const run = ({ args, remembering }) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...args, ...remembering], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
    child.on('close', (code) => resolve({ passed: code === 0, text }))
  })

main(async () => {
  await ensureReady({ packages: [], build: false })
  let failed = 0
  const left = checks.values()
  const lane = async () => {
    for (const check of left) {
      const began = Date.now()
      const { passed, text } = await run(check)
      if (!passed) failed += 1
      console.log(
        `${passed ? 'ok    ' : 'FAILED'}  ${check.name}, ${((Date.now() - began) / 1000).toFixed(0)} s`,
      )
      if (!passed) console.log(text)
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane))
  return failed === 0 ? 0 : 1
})
