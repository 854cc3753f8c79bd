// Writes the class names of each CSS module as types, so that a class that does not exist does not compile.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transform } from 'lightningcss'

const filesIn = (folder, ending) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))
    : []

const declarationOf = (file) => {
  const { exports } = transform({ filename: file, code: readFileSync(file), cssModules: true })
  const names = Object.keys(exports).sort()
  const fields = names.map((name) => `  readonly ${JSON.stringify(name)}: string\n`)
  return `declare const classes: {\n${fields.join('')}}\nexport default classes\n`
}

/** Writes the types that have changed, and removes those whose module is gone. `root` is the folder of the project. */
export const writeCssTypes = (root) => {
  const sources = join(root, 'renderer')
  // renderer/tsconfig.json overlays renderer/ with this folder.
  const types = join(root, 'node_modules/.cache/css-types')
  const modules = filesIn(sources, '.module.css')
  const wanted = new Set(modules.map((name) => `${name}.d.ts`))
  for (const name of filesIn(types, '.d.ts')) if (!wanted.has(name)) rmSync(join(types, name))
  for (const name of modules) {
    const file = join(types, `${name}.d.ts`)
    const text = declarationOf(join(sources, name))
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
