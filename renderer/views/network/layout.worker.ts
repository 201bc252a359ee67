/** Runs the layout beside the screen, so that dragging and typing never wait for it. */
import { type LayoutRequest, layOut } from './layout.ts'

self.onmessage = (message: MessageEvent<LayoutRequest & { readonly ask: number }>) => {
  self.postMessage({ ask: message.data.ask, places: layOut(message.data) })
}
