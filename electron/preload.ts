/** The bridge between page and program: two functions, text both ways. It runs sandboxed and is built as one CommonJS file. */
import { contextBridge, ipcRenderer } from 'electron'

contextBridge.exposeInMainWorld('throughline', {
  call: (name: string, input: string): Promise<string> => ipcRenderer.invoke('throughline:call', String(name), String(input)),
  onChange: (listener: (event: string) => void): (() => void) => {
    const hear = (_event: unknown, text: string): void => listener(text)
    ipcRenderer.on('throughline:event', hear)
    return () => {
      ipcRenderer.removeListener('throughline:event', hear)
    }
  },
})
