import { execFile } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface CurlFiles {
  readonly ca: string
  readonly certificate: string
  readonly key: string
}

export interface CurlResult {
  readonly seconds: number
  readonly cpuSeconds: number
}

/**
 * A shell's loop costs less than starting each curl from Node would. `times` prints the CPU time of the shell and then
 * of its children.
 */
const loop = `
for url in "$@"; do
  curl --silent --show-error --fail --output /dev/null --cacert "$CA" --cert "$CERTIFICATE" --key "$KEY" "$url"
done
times
`

const secondsOf = (text: string): number => {
  const [, minutes, seconds] = /^(\d+)m([\d.,]+)s$/.exec(text) ?? []
  if (minutes === undefined || seconds === undefined) throw new Error(`curl: times says ${text}`)
  return Number(minutes) * 60 + Number(seconds.replace(',', '.'))
}

/** Reads documents as a script with curl does: with a new process, and thus a new connection, for each. */
export const curlEach = async (urls: readonly string[], files: CurlFiles): Promise<CurlResult> => {
  const env = { ...process.env, CA: files.ca, CERTIFICATE: files.certificate, KEY: files.key }
  const begun = performance.now()
  const { stdout } = await run('sh', ['-ec', loop, 'sh', ...urls], { env })
  const seconds = (performance.now() - begun) / 1_000
  const children = stdout.trim().split('\n').at(-1)?.split(' ') ?? []
  return { seconds, cpuSeconds: children.reduce((sum, text) => sum + secondsOf(text), 0) }
}
