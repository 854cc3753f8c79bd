import { fork, type ChildProcess, type ForkOptions } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * What tests run in processes and threads of their own, as paths from the project's root. `built-programs.ts` builds
 * them once for each run of Vitest, because compiling the sources at each start took longer than most tests.
 */
export const programs = [
  'electron/activity/verify-cli.ts',
  'electron/directory/worker.ts',
  'electron/files/xlsx-worker.ts',
  'electron/identity/import/process.ts',
  'electron/practice/process.ts',
  'electron/records/worker.ts',
  'electron/store/process.ts',
  'test/support/bulk-kills-child.ts',
  'test/support/bulk-store-process.ts',
  'test/support/hostile-reading.ts',
  'test/support/secret-service-child.ts',
] as const

/** The folder of the programs of this run, also for the processes that it starts. Not set outside of Vitest. */
export const builtFolder = 'LINK_CONSOLE_TEST_PROGRAMS'

/** The name of a built program in that folder. */
export const builtName = (entry: string): string => entry.replace(/\.ts$/, '.js')

const builtFile = (entry: string): string | undefined => {
  const folder = process.env[builtFolder]
  return folder !== undefined && programs.some((one) => one === entry)
    ? join(folder, builtName(entry))
    : undefined
}

const sourceFile = (entry: string): string => fileURLToPath(new URL(`../../${entry}`, import.meta.url))
const loader = (name: string): string => createRequire(import.meta.url).resolve(name)

/**
 * `[...options of Node, file]`. Outside of Vitest, in the soak and the benchmarks, the source is compiled while it is
 * loaded.
 */
export const nodeArguments = (entry: string): readonly [...string[], string] => {
  const built = builtFile(entry)
  return built === undefined ? ['--import', loader('tsx'), sourceFile(entry)] : [built]
}

/** Runs a program under plain Node, as its utility process would run it. */
export const forkProgram = (
  entry: string,
  args: readonly string[] = [],
  options: ForkOptions = {},
): ChildProcess => {
  const command = nodeArguments(entry)
  return fork(command.at(-1) ?? '', args, { ...options, execArgv: command.slice(0, -1) })
}

/** Runs a program as a thread. */
export const startWorker = (entry: string, options: WorkerOptions = {}): Worker => {
  const built = builtFile(entry)
  if (built !== undefined) return new Worker(built, options)
  // A thread does not inherit the loader for TypeScript.
  const [tsx, source] = [loader('tsx/cjs/api'), sourceFile(entry)].map((path) => JSON.stringify(path))
  return new Worker(`require(${tsx}).register(); require(${source})`, { ...options, eval: true })
}
