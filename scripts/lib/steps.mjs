// The steps of `npm test` and `npm run test:long`: each runs to its end, in parallel if possible, and the results are
// counted at the end.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { bin } from './checks.mjs'
import { root } from './bootstrap.mjs'

/**
 * Runs Node with these arguments and resolves with its exit code and output; `live` also shows the output while it
 * runs.
 */
const runNode = (args, live) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on('data', (chunk) => {
        text += chunk
        if (live) to.write(chunk)
      })
    }
    child.on('close', (code) => resolve({ code: code ?? 1, text }))
  })

// Removes the colours that a test runner writes.
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '')

const countOf = (text, word) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0)

/** `{passed, failed, skipped}` from the closing lines of vitest (`Tests  3 passed | 1 skipped`) or Playwright. */
const countTests = (text, code) => {
  const closing = plain(text)
  const line = /^\s*Tests\s+(.*)$/m.exec(closing)?.[1] ?? closing.split('\n').slice(-25).join('\n')
  const failed = countOf(line, 'failed') + countOf(line, 'interrupted') + countOf(line, 'did not run')
  return {
    passed: countOf(line, 'passed'),
    // A runner that broke before it could count has failed, too.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: countOf(line, 'skipped'),
  }
}

const countStep = (_text, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })

/** A step that passes or fails as a whole. `args` are Node's arguments. */
export const step = (name, args, count = countStep) => ({ name, run: (live) => runNode(args, live), count })

export const vitestStep = (name, projects) =>
  step(
    name,
    [bin('vitest/vitest.mjs'), 'run', ...projects.flatMap((project) => ['--project', project])],
    countTests,
  )

/** `run` resolves with the `{code, text}` of Playwright. */
export const windowStep = (name, run) => ({ name, run, count: countTests })

/** Counts a step that cannot be done here, so that nobody takes it for done. */
export const skippedStep = (name) => ({
  name,
  run: async () => ({ code: 0, text: '' }),
  count: () => ({ passed: 0, failed: 0, skipped: 1 }),
})

/** The lines that say what failed, to repeat them at the end of a long log. */
const failuresOf = (text) => {
  const wrong = /^\s*(FAIL|Error|\w*Error:|⎯+ (Unhandled|Uncaught)|\d+\) \[)|error TS|^\s+\d+:\d+\s+error/
  return [...new Set(plain(text).split('\n'))].filter((line) => wrong.test(line)).slice(0, 30)
}

const secondsSince = (began) => Math.round((Date.now() - began) / 1000)

/**
 * Runs groups of steps one after the other, and the steps of a group in parallel: as many as there are cores, and at
 * least two, because some compute while others wait. Each runs to its end. The exit code is 1 if anything failed.
 */
export const runSteps = async (groups) => {
  const began = Date.now()
  const total = { passed: 0, failed: 0, skipped: 0 }
  const report = []
  const add = ({ name, count }, { code, text }, seconds) => {
    const { passed, failed, skipped } = count(text, code)
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    report.push(
      `${failed > 0 ? 'FAILED' : 'ok    '}  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${seconds} s`,
      ...(failed > 0 ? failuresOf(text).map((line) => `          ${line.trim()}`) : []),
    )
  }
  for (const steps of groups) {
    const live = steps.length === 1
    const left = steps.values()
    const lane = async () => {
      for (const one of left) {
        const start = Date.now()
        if (live) console.log(`\n== ${one.name}`)
        const result = await one.run(live)
        if (!live) console.log(`\n== ${one.name}, ${secondsSince(start)} s\n${result.text}`)
        add(one, result, secondsSince(start))
      }
    }
    await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane))
  }
  console.log(`\n${report.join('\n')}\n`)
  const { passed, failed, skipped } = total
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped, ${secondsSince(began)} s`)
  return failed === 0 ? 0 : 1
}
