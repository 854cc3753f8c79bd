import { constants, publicEncrypt } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeClientKey } from './certificates'
import { curlLines, type CurlFiles } from './curl-lines'
import type { Dialect, PracticeOptions } from './options'
import { startPractice, type PracticeService } from './service'

/** `npm run practice`: the service alone, with a client certificate on disk and the document's curl lines to paste. */

const usage = `npm run practice -- [options]
  --profiles N            profiles in the world (250)
  --seed N                another world (1)
  --dialect NAME          reference, examples or mixed (reference)
  --speed N               the agents' clock, times as quick (1)
  --port N                port of the API (any)
  --oaep HASH             sha1 or sha256 (sha1)
  --folder PATH           where CA and client certificate are kept (out/practice)`

const isDialect = (text: string): text is Dialect => ['reference', 'examples', 'mixed'].includes(text)
const isHash = (text: string): text is 'sha1' | 'sha256' => ['sha1', 'sha256'].includes(text)

class BadOption extends Error {}

const number = (name: string, text: string | undefined, least: number): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value) || value < least) {
    throw new BadOption(`--${name} takes a number, ${least} or more`)
  }
  return value
}

/** The options of the command line. Throws `BadOption` or the parser's own error, whose messages are for people. */
const readOptions = (argv: readonly string[]): PracticeOptions => {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...argv],
    options: { profiles: text, seed: text, dialect: text, speed: text, port: text, oaep: text, folder: text },
  })
  const { dialect = 'reference', oaep = 'sha1', folder = 'out/practice' } = values
  if (!isDialect(dialect)) throw new BadOption('--dialect is reference, examples or mixed')
  if (!isHash(oaep)) throw new BadOption('--oaep is sha1 or sha256')
  const profiles = number('profiles', values.profiles, 5)
  const seed = number('seed', values.seed, 0)
  const speed = number('speed', values.speed, 0)
  const port = number('port', values.port, 0)
  return {
    folder: resolve(folder),
    dialect,
    oaepHash: oaep,
    ...(profiles === undefined ? {} : { profiles }),
    ...(seed === undefined ? {} : { seed }),
    ...(speed === undefined ? {} : { speed }),
    ...(port === undefined ? {} : { port }),
  }
}

const writeClient = async (service: PracticeService, folder: string): Promise<CurlFiles> => {
  const files = {
    ca: join(folder, 'ca.crt'),
    certificate: join(folder, 'client.crt'),
    key: join(folder, 'client.key'),
  }
  const { keyPem, csrPem } = await makeClientKey('Practice Client')
  await writeFile(files.key, keyPem, { mode: 0o600 })
  await writeFile(files.certificate, await service.sign({ csr: csrPem }))
  return files
}

const sampleCiphertext = async (service: PracticeService, oaepHash: string): Promise<string> => {
  const { publicKey } = await service.keys.current()
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  return publicEncrypt({ key: publicKey, padding, oaepHash }, Buffer.from('sample user')).toString('base64')
}

const run = async (argv: readonly string[]): Promise<void> => {
  const options = readOptions(argv)
  const service = await startPractice(options)
  const files = await writeClient(service, options.folder)
  const ciphertext = await sampleCiphertext(service, options.oaepHash ?? 'sha1')
  const stop = (): void => {
    void service.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.stdout.write(
    [
      `Practice service: ${service.apiUrl}  (${service.world().profiles.count()} profiles, ${options.dialect ?? ''})`,
      `Certificate and key: ${files.certificate}, ${files.key}; CA: ${files.ca}`,
      `Control: ${service.controlUrl}  Authorization: Bearer ${service.controlToken}`,
      `Notification queue: ${service.queue.queueUrl}  region ${service.queue.region}, endpoint ${service.queue.endpoint}`,
      `Its access key (of an invented account): ${service.queue.accessKeyId}  ${service.queue.secretAccessKey}`,
      '',
      "The document's curl lines (ciphertexts are of a key that lives an hour; the first of the two answers 409,",
      'since profile 268 has a user name):',
      '',
      ...curlLines(service.apiUrl, files, ciphertext),
      '',
      'Ctrl+C ends it.',
      '',
    ].join('\n'),
  )
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const code = (error as { code?: string }).code ?? ''
  const forPeople = error instanceof BadOption || code.startsWith('ERR_PARSE_ARGS') || code === 'EADDRINUSE'
  process.stderr.write(forPeople ? `${(error as Error).message}\n\n${usage}\n` : `${String(error)}\n`)
  process.exitCode = 1
})
