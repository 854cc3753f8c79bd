// `npm run practice`: the practice service alone under plain Node. Its options are those of electron/practice/cli.ts.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureReady } from './lib/bootstrap.mjs'

const entry = fileURLToPath(new URL('../out/main/practice-cli.js', import.meta.url))

await ensureReady({ build: true })
const child = spawn(process.execPath, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1)
})
