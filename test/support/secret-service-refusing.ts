import { connect, type Socket } from 'node:net'
import { userInfo } from 'node:os'

/**
 * A secret service that refuses every call, since gnome-keyring refuses nothing without a person. It has only as much
 * of the D-Bus wire format (little-endian, header fields and one string body) as is needed to own a name and answer
 * with errors.
 */

const methodCall = 1
const errorReply = 3
const fieldTypes = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  replySerial: 5,
  destination: 6,
  signature: 8,
}

const pad = (bytes: Buffer, to: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)])

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const text = (value: string): Buffer =>
  Buffer.concat([uint32(Buffer.byteLength(value)), Buffer.from(`${value}\0`)])
const shortText = (value: string): Buffer =>
  Buffer.concat([Buffer.from([value.length]), Buffer.from(`${value}\0`)])

type Field = readonly [type: number, signature: 'o' | 's' | 'g' | 'u', value: string | number]

const fieldValue = (signature: string, value: string | number): Buffer => {
  if (typeof value === 'number') return uint32(value)
  return signature === 'g' ? shortText(value) : text(value)
}

/**
 * Each field is a structure aligned to eight bytes. Its signature takes three bytes, so the value is aligned to four.
 */
const message = (type: number, serial: number, fields: readonly Field[], body: Buffer): Buffer => {
  const encoded = fields.reduce(
    (all, [code, signature, value]) =>
      Buffer.concat([pad(all, 8), Buffer.from([code]), shortText(signature), fieldValue(signature, value)]),
    Buffer.alloc(0),
  )
  const fixed = Buffer.concat([
    Buffer.from([0x6c, type, 0, 1]),
    uint32(body.length),
    uint32(serial),
    uint32(encoded.length),
  ])
  return Buffer.concat([pad(Buffer.concat([fixed, encoded]), 8), body])
}

const bus = (member: string, signature: string): Field[] => [
  [fieldTypes.path, 'o', '/org/freedesktop/DBus'],
  [fieldTypes.interface, 's', 'org.freedesktop.DBus'],
  [fieldTypes.member, 's', member],
  [fieldTypes.destination, 's', 'org.freedesktop.DBus'],
  ...(signature === '' ? [] : [[fieldTypes.signature, 'g', signature] as const]),
]

const lengthOf = (header: Buffer): number =>
  header.length < 16 ? Infinity : Math.ceil((16 + header.readUInt32LE(12)) / 8) * 8 + header.readUInt32LE(4)

/** Field 7, which the bus writes into every message: the unique name of the sender. */
const senderOf = (bytes: Buffer): string => {
  const at = bytes.indexOf(Buffer.from([7, 1, 0x73, 0])) + 4
  return bytes.subarray(at + 4, at + 4 + bytes.readUInt32LE(at)).toString()
}

const onMessages = (socket: Socket, listener: (message: Buffer) => void): void => {
  let pending = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    for (let length = lengthOf(pending); length <= pending.length; length = lengthOf(pending)) {
      listener(pending.subarray(0, length))
      pending = pending.subarray(length)
    }
  })
}

/** Once this resolves, it owns org.freedesktop.secrets on the bus at `socketPath`. `stop` releases the name. */
export const startRefusingService = async (
  socketPath: string,
  refusal: string,
): Promise<{ stop: () => void }> => {
  const socket = connect(socketPath)
  const uid = Buffer.from(String(userInfo().uid)).toString('hex')
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`)
  await new Promise((resolve) => socket.once('data', resolve))
  socket.write('BEGIN\r\n')

  let serial = 0
  const send = (type: number, fields: readonly Field[], body: Buffer): void => {
    serial += 1
    socket.write(message(type, serial, fields, body))
  }
  const owned = new Promise<void>((resolve) => {
    onMessages(socket, (received) => {
      const isAcquired = received.includes('NameAcquired') && received.includes('org.freedesktop.secrets')
      if (isAcquired) resolve()
      if (received.readUInt8(1) !== methodCall) return
      const fields: Field[] = [
        [fieldTypes.errorName, 's', 'org.freedesktop.DBus.Error.AccessDenied'],
        [fieldTypes.replySerial, 'u', received.readUInt32LE(8)],
        [fieldTypes.destination, 's', senderOf(received)],
        [fieldTypes.signature, 'g', 's'],
      ]
      send(errorReply, fields, text(refusal))
    })
  })
  send(methodCall, bus('Hello', ''), Buffer.alloc(0))
  send(
    methodCall,
    bus('RequestName', 'su'),
    Buffer.concat([pad(text('org.freedesktop.secrets'), 4), uint32(0)]),
  )
  await owned
  return { stop: () => socket.destroy() }
}
