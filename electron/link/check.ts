import type { Failure } from '../../shared/errors/failure'

/** The rungs of the connection check, in the order in which they are climbed. */
export const rungIds = [
  'name',
  'port',
  'server-certificate',
  'own-certificate',
  'echo-get',
  'echo-post',
  'certificate-info',
] as const

export type RungId = (typeof rungIds)[number]

export interface Rung {
  readonly id: RungId
  readonly state: 'running' | 'passed' | 'failed' | 'skipped'
  readonly failure?: Failure | undefined
  /** What was found, in a few words: an address, a TLS version, a name. */
  readonly detail?: string | undefined
}
