// `npm test`: installs what is missing and runs everything, each part to its end, and closes with a plain count.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureReady, main, root } from './lib/bootstrap.mjs'
import { bin, checks } from './lib/checks.mjs'
import { playwright } from './lib/playwright.mjs'

/** Runs a command, shows what it prints, and gives back its exit code with the text. */
const run = (args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on('data', (chunk) => {
        text += chunk
        to.write(chunk)
      })
    }
    child.on('close', (code) => resolve({ code: code ?? 1, text }))
  })

// The colours that a test runner writes.
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

/** The files of `npm run test:data`, from its closing line. */
const countFiles = (text, code) => {
  const failed = countOf(text, 'silent') + countOf(text, 'wrong')
  return { passed: countOf(text, 'right'), failed: failed === 0 && code !== 0 ? 1 : failed, skipped: 0 }
}

/** The lines that say what failed, so that the end of a long log tells it again. */
const failuresOf = (text) => {
  const wrong = /^\s*(FAIL|Error|\w*Error:|⎯+ (Unhandled|Uncaught)|\d+\) \[)|error TS|^\s+\d+:\d+\s+error/
  return [...new Set(plain(text).split('\n'))].filter((line) => wrong.test(line)).slice(0, 30)
}

main(async () => {
  await ensureReady({ packages: ['window', 'display', 'tests'], build: true })
  const total = { passed: 0, failed: 0, skipped: 0 }
  const report = []
  const add = (name, { passed, failed, skipped }, text) => {
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    report.push(
      `${failed > 0 ? 'FAILED' : 'ok    '}  ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`,
      ...(failed > 0 ? failuresOf(text).map((line) => `          ${line.trim()}`) : []),
    )
  }

  for (const { name, args } of checks) {
    console.log(`\n== ${name}`)
    const { code, text } = await run(args)
    add(name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, text)
  }
  for (const project of ['unit', 'link']) {
    console.log(`\n== ${project} tests`)
    const { code, text } = await run([bin('vitest/vitest.mjs'), 'run', '--project', project])
    add(`${project} tests`, countTests(text, code), text)
  }
  // The project's own two folders, and the real files that only stand beside some checkouts.
  for (const folder of ['test/data/odd', 'test/data/more', '../shared/data']) {
    const name = `interval files of ${folder}`
    console.log(`\n== ${name}`)
    if (!existsSync(join(root, folder, 'expected.json'))) {
      add(`${name} (the folder is not there)`, { passed: 0, failed: 0, skipped: 1 }, '')
      continue
    }
    const { code, text } = await run([join(root, 'scripts/test-data.mjs'), join(root, folder)])
    add(name, countFiles(text, code), text)
  }
  console.log('\n== the real window')
  const { code, text } = await playwright('window', [], { capture: true })
  add('the real window', countTests(text, code), text)

  console.log(`\n${report.join('\n')}\n`)
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed === 0 ? 0 : 1
})
