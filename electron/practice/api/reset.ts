/** The part of a TCP socket, or of the one of TLS above it, that this needs. */
interface Ended {
  readonly writableEnded: boolean
  readonly writableFinished: boolean
}

interface Resettable extends Ended {
  readonly resetAndDestroy: () => void
  readonly destroy: () => void
}

/**
 * Resets a connection. Where its end is under way the system refuses that, and Node then forgets a handle that is open:
 * the process never ends (Node 20). Such a connection is closed without a reset.
 */
export const resetConnection = (socket: Resettable, above: Ended = socket): void => {
  const ending = [socket, above].some(
    ({ writableEnded, writableFinished }) => writableEnded && !writableFinished,
  )
  if (ending) socket.destroy()
  else socket.resetAndDestroy()
}
