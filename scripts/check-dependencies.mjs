// Checks the lockfile: licences that we may ship, exact versions only, and no version that must never come back.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))

const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'OFL-1.1',
  'Zlib',
])
/** Tools that are not shipped may also have these licences. */
const allowedForTools = new Set(['MPL-2.0', 'CC-BY-4.0', 'CC-BY-3.0'])

/** Versions that must not be used, each with the fault that a later version fixed. */
const forbidden = {
  'pdfjs-dist': { before: [6, 2, 108], why: 'script execution from a PDF' },
  'node-forge': { before: [1, 4, 3], why: 'certificate and signature checks that could be passed by' },
  undici: { before: [7, 18, 2], why: 'decompression without a limit' },
}

const isBefore = (version, limit) => {
  const parts = version.split(/[.-]/).map(Number)
  const at = limit.findIndex((number, index) => parts[index] !== number)
  return at >= 0 && parts[at] < limit[at]
}

/** `(MIT OR Apache-2.0)`: one of them is enough; `A AND B`: both are needed. */
const isAllowed = (licence, dev) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) =>
      choice.split(' AND ').every((one) => allowed.has(one) || (dev && allowedForTools.has(one))),
    )

const problems = []
const manifest = read('package.json')
for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
  // An alias pins the package that it stands for: `npm:@scope/name@1.2.3`.
  if (!/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+([.-][\w.]+)?$/.test(version))
    problems.push(`${name} is not pinned: ${version}`)
}

const lock = read('package-lock.json')
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const rule = forbidden[name]
  if (rule && isBefore(entry.version, rule.before)) problems.push(`${name}@${entry.version}: ${rule.why}`)
  if (entry.resolved) problems.push(`${name}: the lockfile names where it came from`)
  const tool = entry.dev === true || entry.devOptional === true
  if (!isAllowed(entry.license ?? 'none', tool)) problems.push(`${name}: licence ${entry.license ?? 'none'}`)
}

const listed = readFileSync(join(root, 'docs/reference/dependencies.md'), 'utf8')
for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
  if (!listed.includes(`\`${name}\``)) problems.push(`${name} has no line in docs/reference/dependencies.md`)
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
console.log(`${Object.keys(lock.packages).length - 1} packages: pinned, licensed, none forbidden`)
