// `npm test [-- --without-window]`: installs what is missing and runs what guards a change, each part to its end; closes
// with a plain count.
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

const intervalFiles = (folder) =>
  step(`interval files of ${folder}`, [join(root, 'scripts/test-data.mjs'), join(root, folder)], countFiles)

const checkStep = ({ name, args }) => step(name, args)

main(async () => {
  await ensureReady({ packages: ['window', 'display', 'tests'], build: true })
  const besideEachOther = [
    // The longest first, so that no core stands idle at the end.
    vitestStep('unit tests', ['unit', 'unit-dom']),
    vitestStep('link tests', ['link']),
    ...checks.map(checkStep),
    // The command; the unit tests judge the same files, and the real ones that only stand beside some checkouts.
    ...['test/data/odd', 'test/data/more'].map(intervalFiles),
  ]
  // By itself: it needs both cores of a small machine.
  const realWindow = process.argv.includes('--without-window')
    ? skippedStep('the real window')
    : windowStep('the real window', () => playwright('window', [], { capture: true }))
  return runSteps([besideEachOther, [realWindow]])
})
