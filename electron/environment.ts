import type { EnvironmentNote } from '../shared/domain/environment'

type Environment = Readonly<Record<string, string | undefined>>

const isSet = (value: string | undefined): boolean => value !== undefined && value.trim() !== ''

/** What of the environment is said on the connection page: docs/reference/security.md, "The environment", has all that was thought of. */
export const notesOf = (environment: Environment): readonly EnvironmentNote[] => {
  const options = environment['NODE_OPTIONS']
  const notes: readonly (readonly [boolean, EnvironmentNote])[] = [
    [environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0', 'certificates-unchecked'],
    [isSet(options), 'node-options'],
    [isSet(environment['SSLKEYLOGFILE']) || (options ?? '').includes('--tls-keylog'), 'tls-keys-logged'],
  ]
  return notes.filter(([present]) => present).map(([, note]) => note)
}
