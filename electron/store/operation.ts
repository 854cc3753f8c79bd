import type { Result } from '../../shared/errors/failure'

type Signature = (...args: never) => unknown

/** An operation of the store. `F` is the signature of its SQL: plain values that can cross to a process. */
export interface Operation<F extends Signature> {
  readonly kind: 'read' | 'write'
  /** Only carries the type; no operation has a value here. */
  readonly signature?: F
}

/** An operation that changes nothing and does not wait for pending writes. */
export const read = <F extends Signature>(): Operation<F> => ({ kind: 'read' })
/** An operation that changes something, in one transaction with the other writes of its message. */
export const write = <F extends Signature>(): Operation<F> => ({ kind: 'write' })

/** Operations by area and name. */
export type Operations = Readonly<Record<string, Readonly<Record<string, Operation<Signature>>>>>

type SignatureOf<O> = O extends Operation<infer F> ? F : never

/** `area.name`, as an operation is called between the processes. */
type NameIn<T extends Operations> = {
  [Area in keyof T & string]: `${Area}.${keyof T[Area] & string}`
}[keyof T & string]

type SignatureIn<T extends Operations, Name> = Name extends `${infer Area}.${infer Verb}`
  ? SignatureOf<T[Area][Verb]>
  : never

/** The SQL of all operations, in the store's process. */
export type ServerOf<T extends Operations> = {
  readonly [Name in NameIn<T>]: SignatureIn<T, Name>
}

/** One operation with its arguments, as it crosses to the store's process. */
export type CallOf<T extends Operations> = {
  [Name in NameIn<T>]: { readonly operation: Name; readonly args: Parameters<SignatureIn<T, Name>> }
}[NameIn<T>]

type OverProcess<F extends Signature> = (...args: Parameters<F>) => Promise<Result<ReturnType<F>>>

/** The same operations as main calls them. */
export type ClientOf<T extends Operations> = {
  readonly [Area in keyof T]: {
    readonly [Name in keyof T[Area]]: OverProcess<SignatureOf<T[Area][Name]>>
  }
}

/** Passes every call of an operation to `send`, so that an operation needs no code here. */
export const clientOf = <T extends Operations>(
  operations: T,
  send: (kind: Operation<Signature>['kind'], call: CallOf<T>) => Promise<Result<unknown>>,
): ClientOf<T> => {
  const areas = Object.entries(operations).map(([area, named]) => {
    const calls = Object.entries(named).map(([name, { kind }]) => [
      name,
      (...args: readonly unknown[]) =>
        send(kind, { operation: `${area}.${name}`, args } as unknown as CallOf<T>),
    ])
    return [area, Object.fromEntries(calls)] as const
  })
  return Object.fromEntries(areas) as ClientOf<T>
}
