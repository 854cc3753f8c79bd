// `npm test [-- --without-window]`: installs what is missing and runs everything that guards a change. Each part runs
// to its end, and the results are counted at the end.
import { join } from 'node:path'
import { ensureReady, main, root } from './lib/bootstrap.mjs'
import { checks } from './lib/checks.mjs'
import { playwright } from './lib/playwright.mjs'
import { runSteps, skippedStep, step, vitestStep, windowStep } from './lib/steps.mjs'

const countOf = (text, word) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0)

/** The number of files from the closing line of `npm run test:data`. */
const countFiles = (text, code) => {
  const failed = countOf(text, 'silent') + countOf(text, 'wrong')
  return { passed: countOf(text, 'right'), failed: failed === 0 && code !== 0 ? 1 : failed, skipped: 0 }
}

const intervalFiles = (folder) =>
  step(`interval files of ${folder}`, [join(root, 'scripts/test-data.mjs'), join(root, folder)], countFiles)

const checkStep = ({ name, args }) => step(name, args)

main(async () => {
  await ensureReady({ packages: ['window', 'display', 'tests'], build: true })
  const besideEachOther = [
    // The longest first, so that no core is idle at the end.
    vitestStep('unit tests', ['unit', 'unit-dom']),
    vitestStep('link tests', ['link']),
    ...checks.map(checkStep),
    // Tests the command itself. The unit tests check the same files, and also the real ones that only some checkouts
    // have beside them.
    ...['test/data/odd', 'test/data/more'].map(intervalFiles),
  ]
  // By itself, because it needs both cores of a small machine.
  const realWindow = process.argv.includes('--without-window')
    ? skippedStep('the real window')
    : windowStep('the real window', () => playwright('window', [], { capture: true }))
  return runSteps([besideEachOther, [realWindow]])
})
