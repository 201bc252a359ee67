/** Whose connections the loopback keeps when there are many: anybody on this machine can open some and say nothing, our window must still get in. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export interface Connections {
  /** A request of ours came over it: it stays. */
  readonly admit: (socket: Socket) => void
}

/** At most so many on which nobody has shown that they are ours; the one that has waited longest makes room. */
export const boundStrangers = (server: Server, most: number): Connections => {
  /** In the order in which they came. */
  const strangers = new Set<Socket>()
  server.on('connection', (socket) => {
    strangers.add(socket)
    socket.once('close', () => strangers.delete(socket))
    const [oldest] = strangers
    if (strangers.size > most) oldest.destroy()
  })
  return { admit: (socket) => void strangers.delete(socket) }
}
