/** The part of a TCP or TLS socket that is needed here. */
interface Ended {
  readonly writableEnded: boolean
  readonly writableFinished: boolean
}

interface Resettable extends Ended {
  readonly resetAndDestroy: () => void
  readonly destroy: () => void
}

/**
 * Resets a connection. While a socket is being closed the system refuses a reset, and Node 20 then keeps a handle open
 * so that the process never exits. Such a connection is closed without a reset.
 */
export const resetConnection = (socket: Resettable, above: Ended = socket): void => {
  const ending = [socket, above].some(
    ({ writableEnded, writableFinished }) => writableEnded && !writableFinished,
  )
  if (ending) socket.destroy()
  else socket.resetAndDestroy()
}
