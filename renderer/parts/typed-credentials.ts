import { useRef, type Ref } from 'react'
import { withoutUnseen } from '../../shared/domain/unseen'
import type { CredentialFieldHandle } from './credential-field'

/** The fields that most utility agents need, in the order in which people give them. */
export const usualFields: readonly string[] = ['username', 'password']

/** Stands for the field whose name is typed as well, among those that have a name. */
export const otherField = ''

export interface TypedCredential {
  readonly name: string
  readonly value: string
}

/** The credential fields of one form. Their values stay in the inputs until they are sent. */
export interface TypedCredentials {
  readonly refOf: (field: string) => Ref<CredentialFieldHandle>
  /** For the input with the name of the other field. */
  readonly refOfName: () => Ref<HTMLInputElement>
  /** The filled ones. The name of the other field is empty if it was not given. */
  readonly read: () => TypedCredential[]
  /** Whether one of the filled ones has something to be decided first, which it then asks. */
  readonly holdsBack: () => boolean
  readonly empty: () => void
  readonly focus: (field: string) => void
}

export const useTypedCredentials = (): TypedCredentials => {
  const handles = useRef(new Map<string, CredentialFieldHandle>())
  const nameOfOther = useRef<HTMLInputElement>(null)
  const filled = (): [string, CredentialFieldHandle][] =>
    [...handles.current].filter(([, field]) => field.value() !== '')
  return {
    refOfName: () => nameOfOther,
    refOf: (field) => (handle) => {
      if (handle) handles.current.set(field, handle)
      else handles.current.delete(field)
    },
    read: () =>
      filled().map(([name, field]) => ({
        name: name === otherField ? withoutUnseen(nameOfOther.current?.value ?? '') : name,
        value: field.value(),
      })),
    holdsBack: () => filled().some(([, field]) => field.holdsBack()),
    empty: () => {
      for (const [, field] of filled()) field.empty()
      if (nameOfOther.current) nameOfOther.current.value = ''
    },
    focus: (field) => handles.current.get(field)?.focus(),
  }
}
