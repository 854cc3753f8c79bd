import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { builtFolder, builtName, programs } from './programs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the programs that tests start, before the first test of a run, and removes them after the last. */
export const setup = async (): Promise<(() => void) | undefined> => {
  // The projects of one run share them.
  if (process.env[builtFolder] !== undefined) return undefined
  // Within the project, so that packages that are not bundled are found. Each run has a folder of its own, because two
  // may run at once.
  const parent = join(root, 'out/test-programs')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'run-'))
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['keytar', '@photostructure/sqlite'] },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20.18',
      rolldownOptions: {
        input: Object.fromEntries(
          programs.map((entry) => [builtName(entry).replace(/\.js$/, ''), join(root, entry)]),
        ),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  process.env[builtFolder] = folder
  return () => {
    Reflect.deleteProperty(process.env, builtFolder)
    rmSync(folder, { recursive: true, force: true })
  }
}
