import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const keepDays = 14
const keepBytes = 20 * 1024 * 1024

/** Appends lines to a file a day; keeps 14 days or 20 MB, oldest first to go. A log that cannot be written is left out. */
export const createLogFiles = (
  folder: string,
  now: () => Date = () => new Date(),
): ((line: string) => void) => {
  const today = () => now().toISOString().slice(0, 10)

  const sweep = () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.log'))
      .sort()
      .reverse()
    let bytes = 0
    files.forEach((name, age) => {
      const file = join(folder, name)
      bytes += statSync(file).size
      if (age >= keepDays || bytes > keepBytes) rmSync(file, { force: true })
    })
  }

  let sweptOn = ''
  return (line) => {
    try {
      if (sweptOn !== today()) {
        mkdirSync(folder, { recursive: true })
        sweptOn = today()
        sweep()
      }
      appendFileSync(join(folder, `${today()}.log`), `${line}\n`)
    } catch {
      // A full disk is reported where it affects the person's work; the log has nobody to report to.
    }
  }
}
