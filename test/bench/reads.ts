import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LinkClientOptions } from '../../electron/link/link-client'
import type { PracticeAddress, PracticeMethods } from '../../electron/practice/messages'
import { callerOf } from '../../electron/processes/port'
import { startNodeProcess } from '../support/node-process'
import { curlEach, type CurlFiles, type CurlResult } from './curl'
import { enrol } from './enrol'
import type { ReadsMethods, ReadsOptions, ReadsResult } from './reads-client'
import { rowOf, type Row } from './row'

const documents = 2_000
const connections = 64
const replyDelayMs = 80
/** The documents that curl reads in a round. Each takes as long as the one before. */
const curlSample = 40

interface Enrolled {
  readonly client: LinkClientOptions
  readonly files: CurlFiles
}

/** A client certificate, for our client and in files for curl. */
const prepare = async (address: PracticeAddress, folder: string): Promise<Enrolled> => {
  const { certificatePem, keyPem } = await enrol(address)
  const files = {
    ca: join(folder, 'server.crt'),
    certificate: join(folder, 'client.crt'),
    key: join(folder, 'client.key'),
  }
  await writeFile(files.ca, address.caPem)
  await writeFile(files.certificate, certificatePem)
  await writeFile(files.key, keyPem, { mode: 0o600 })
  return {
    files,
    client: {
      baseUrl: address.apiUrl,
      identity: { certificatePem, keyPem },
      ca: [address.caPem],
      oaepHash: 'sha1',
      initialConnections: connections,
      maxConnections: connections,
    },
  }
}

interface OurReads {
  /** In a process that has just started. */
  readonly first: ReadsResult
  /** In the same process after a while, like the program when a person reads in bulk. */
  readonly later: ReadsResult
}

const readTwice = async (options: ReadsOptions): Promise<OurReads> => {
  const child = startNodeProcess('test/bench/reads-client.ts')
  try {
    const call = callerOf<ReadsMethods>(child)
    const first = await call('read', options)
    return { first, later: await call('read', options) }
  } finally {
    child.kill()
  }
}

interface Round extends OurReads {
  readonly curl: CurlResult
}

const measure = async (
  address: PracticeAddress,
  folder: string,
  rounds: number,
): Promise<readonly Round[]> => {
  const { client, files } = await prepare(address, folder)
  const profileIds = Array.from({ length: documents }, (_, at) => at + 1)
  const urls = profileIds.slice(0, curlSample).map((id) => `${address.apiUrl}link/4.0/profiles/${id}/`)
  // Not counted, so that the service has answered before.
  await readTwice({ client, profileIds })
  const measured: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    measured.push({ curl: await curlEach(urls, files), ...(await readTwice({ client, profileIds })) })
  }
  return measured
}

const rowsOf = (rounds: readonly Round[]): readonly Row[] => {
  const rate = ({ seconds }: ReadsResult): number => documents / seconds
  const floor = connections / (replyDelayMs / 1_000)
  return [
    rowOf(
      'reads: against curl a document',
      'reads/s',
      rounds.map((round) => ({ ours: rate(round.first), theirs: curlSample / round.curl.seconds })),
      { at: 'least', ratio: 60 },
    ),
    rowOf(
      'reads: against connections/RTT',
      'reads/s',
      rounds.map(({ first }) => ({ ours: rate(first), theirs: floor })),
      { at: 'least', ratio: 0.85 },
    ),
    rowOf(
      'reads: later in the same process, against connections/RTT',
      'reads/s',
      rounds.map(({ later }) => ({ ours: rate(later), theirs: floor })),
      { at: 'least', ratio: 0.85 },
    ),
    rowOf(
      'reads: CPU against curl a document',
      `CPU s/${documents}`,
      rounds.map(({ first, curl }) => ({
        ours: first.cpuSeconds,
        theirs: (curl.cpuSeconds / curlSample) * documents,
      })),
      { at: 'most', ratio: 0.05 },
    ),
  ]
}

/**
 * 2,000 profiles over mutual TLS through 64 connections, with each reply delayed by 80 ms: compared, in turns, with
 * curl with a process for each document, and with the best that so many connections can reach. The service runs in a
 * process of its own.
 */
export const benchReads = async (rounds = 7): Promise<readonly Row[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'link-console-bench-'))
  const practice = startNodeProcess('electron/practice/process.ts')
  try {
    const call = callerOf<PracticeMethods>(practice)
    const address = await call('start', { folder, profiles: documents, replyDelayMs })
    return rowsOf(await measure(address, folder, rounds))
  } finally {
    practice.kill()
    await rm(folder, { recursive: true, force: true })
  }
}
