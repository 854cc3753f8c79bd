/**
 * A variable of the environment, or a switch of the command line, that is meant to change what Node or Electron check or
 * run (docs/reference/security.md, "The environment").
 */
export const environmentNotes = ['certificates-unchecked', 'node-options', 'tls-keys-logged'] as const
export type EnvironmentNote = (typeof environmentNotes)[number]
