/** The renderer's files for the browser window: only what is on the list, under the window's headers. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PageFiles } from '../page/files.ts'
import { pageHeaders } from '../page/policy.ts'

/** False when there is no such file; nothing has been answered then. */
export const servePage = async (
  files: PageFiles,
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  const file = files.get(address)
  if (file === undefined) return false
  const body = await file.read()
  response.writeHead(200, {
    ...pageHeaders,
    'content-type': file.type,
    'content-length': body.length,
    'cache-control': file.unchanging ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}
