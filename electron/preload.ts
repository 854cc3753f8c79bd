import { contextBridge, ipcRenderer } from 'electron'
import { abortChannel, eventChannels, invokeChannels } from '../shared/ipc/channels'

// Only the names of the contract pass: the page cannot reach any other channel through this object.
const isInvokeChannel = (channel: string) => (invokeChannels as readonly string[]).includes(channel)
const isEventChannel = (channel: string) => (eventChannels as readonly string[]).includes(channel)

contextBridge.exposeInMainWorld('api', {
  invoke: (channel: string, callId: string, request: unknown): Promise<unknown> => {
    if (!isInvokeChannel(channel)) return Promise.reject(new Error('No such channel'))
    return ipcRenderer.invoke(channel, callId, request)
  },
  abort: (callId: string): void => ipcRenderer.send(abortChannel, callId),
  on: (channel: string, listener: (payload: unknown) => void): (() => void) => {
    if (!isEventChannel(channel)) return () => undefined
    const forward = (_event: unknown, payload: unknown): void => listener(payload)
    ipcRenderer.on(channel, forward)
    return () => void ipcRenderer.off(channel, forward)
  },
})
