/** app://throughline/: the only address a window of ours ever shows, with the built renderer as its one root. */
import type { Protocol } from 'electron'
import type { PageFiles } from '../page/files.ts'
import { pageHeaders } from '../page/policy.ts'

const appScheme = 'app'
export const appOrigin = 'app://throughline'
export const appPage = `${appOrigin}/`

/** Must run before the app is ready: it makes app:// an ordinary secure origin, so that 'self' and fetch mean what they say. */
export const declareAppScheme = (protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void =>
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])

const answerFrom =
  (files: PageFiles) =>
  async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const file = url.protocol === `${appScheme}:` && url.host === 'throughline' ? files.get(url.pathname) : undefined
    if (file === undefined || request.method !== 'GET') return new Response(null, { status: 404, headers: pageHeaders })
    return new Response(new Uint8Array(await file.read()), { headers: { ...pageHeaders, 'content-type': file.type } })
  }

export const serveAppPages = (protocol: Pick<Protocol, 'handle'>, files: PageFiles): void => protocol.handle(appScheme, answerFrom(files))
