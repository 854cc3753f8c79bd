// `npm test [-- --without-window]`: installs what is missing and runs what guards a change, each part to its end; closes
// with a plain count.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureReady, main, root } from './lib/bootstrap.mjs'
import { checks } from './lib/checks.mjs'
import { playwright } from './lib/playwright.mjs'
import { runSteps, skippedStep, step, vitestStep, windowStep } from './lib/steps.mjs'

const countOf = (text, word) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0)

/** The files of `npm run test:data`, from its closing line. */
const countFiles = (text, code) => {
  const failed = countOf(text, 'silent') + countOf(text, 'wrong')
  return { passed: countOf(text, 'right'), failed: failed === 0 && code !== 0 ? 1 : failed, skipped: 0 }
}

const intervalFiles = (folder) => {
  const name = `interval files of ${folder}`
  return existsSync(join(root, folder, 'expected.json'))
    ? step(name, [join(root, 'scripts/test-data.mjs'), join(root, folder)], countFiles)
    : skippedStep(`${name} (the folder is not there)`)
}

const checkStep = ({ name, args }) => step(name, args)

main(async () => {
  await ensureReady({ packages: ['window', 'display', 'tests'], build: true })
  const besideEachOther = [
    // The longest first, so that no core stands idle at the end.
    ...checks.filter(({ name }) => name === 'lint').map(checkStep),
    vitestStep('link tests', ['link']),
    vitestStep('unit tests', ['unit', 'unit-dom']),
    ...checks.filter(({ name }) => name !== 'lint').map(checkStep),
    // The project's own two folders, and the real files that only stand beside some checkouts.
    ...['test/data/odd', 'test/data/more', '../shared/data'].map(intervalFiles),
  ]
  // By itself: it needs both cores of a small machine.
  const realWindow = process.argv.includes('--without-window')
    ? skippedStep('the real window')
    : windowStep('the real window', () => playwright('window', [], { capture: true }))
  return runSteps([besideEachOther, [realWindow]])
})
