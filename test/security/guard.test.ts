/** Whatever a page, a program or a person on this machine sends to the loopback, only our own window gets through. */
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLoopback, type Sent } from './loopback.ts'

let house: Awaited<ReturnType<typeof openLoopback>>
let bearer: string
let ours: Record<string, string>
beforeAll(async () => {
  house = await openLoopback()
  bearer = await house.signIn()
  ours = { authorization: `Bearer ${bearer}` }
})
afterAll(() => house.close())
beforeEach(() => {
  house.calls.length = 0
})

test('our own window gets through', async () => {
  const reply = await house.send({ headers: ours, body: '{"a":1}' })
  expect(reply.status).toBe(200)
  expect(JSON.parse(reply.body)).toEqual({ ok: true, value: { name: 'app.info' } })
  expect(house.calls).toEqual([{ name: 'app.info', input: { a: 1 } }])
})

describe('one thing wrong is enough', () => {
  const port = (): number => house.port
  const hostile: [string, () => Sent, number][] = [
    ['another name (DNS rebinding)', () => ({ headers: { host: `evil.example:${port()}` } }), 403],
    ['localhost instead of 127.0.0.1', () => ({ headers: { host: `localhost:${port()}` } }), 403],
    ['another port', () => ({ headers: { host: '127.0.0.1:1' } }), 403],
    ['no port', () => ({ headers: { host: '127.0.0.1' } }), 403],
    ['a name that begins like ours', () => ({ headers: { host: `127.0.0.1:${port()}.evil.example` } }), 403],
    ['no origin', () => ({ headers: { origin: null } }), 403],
    ['origin null (a sandboxed frame, a file)', () => ({ headers: { origin: 'null' } }), 403],
    ['another origin', () => ({ headers: { origin: 'https://evil.example' } }), 403],
    ['our origin with https', () => ({ headers: { origin: `https://127.0.0.1:${port()}` } }), 403],
    ['our origin with a slash', () => ({ headers: { origin: `http://127.0.0.1:${port()}/` } }), 403],
    ['another port of this machine', () => ({ headers: { origin: 'http://127.0.0.1:3000' } }), 403],
    ['a page of another site', () => ({ headers: { 'sec-fetch-site': 'cross-site' } }), 403],
    ['a page of another port', () => ({ headers: { 'sec-fetch-site': 'same-site' } }), 403],
    ['typed by a user or opened from elsewhere', () => ({ headers: { 'sec-fetch-site': 'none' } }), 403],
    ['no bearer', () => ({ headers: { authorization: null } }), 401],
    ['a wrong bearer', () => ({ headers: { authorization: `Bearer ${'A'.repeat(43)}` } }), 401],
    ['the beginning of the bearer', () => ({ headers: { authorization: `Bearer ${bearer.slice(0, 30)}` } }), 401],
    ['the bearer and more', () => ({ headers: { authorization: `Bearer ${bearer}A` } }), 401],
    ['the bearer as a password', () => ({ headers: { authorization: `Basic ${bearer}` } }), 401],
    ['GET', () => ({ method: 'GET' }), 405],
    ['PUT', () => ({ method: 'PUT' }), 405],
    ['DELETE', () => ({ method: 'DELETE' }), 405],
    ['OPTIONS (a preflight)', () => ({ method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }), 405],
    ['a form', () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 415],
    ['plain text (needs no preflight)', () => ({ headers: { 'content-type': 'text/plain' } }), 415],
    ['JSON only by its beginning', () => ({ headers: { 'content-type': 'application/json-patch+json' } }), 415],
    ['no type', () => ({ headers: { 'content-type': null } }), 415],
    ['a packed body', () => ({ headers: { 'content-encoding': 'gzip' } }), 415],
    ['a body said to be too large', () => ({ headers: { 'content-length': String(33 * 1_048_576) }, body: '' }), 413],
    ['a query behind the operation', () => ({ path: '/api/app.info?x=1' }), 405],
    ['a path behind the operation', () => ({ path: '/api/app.info/../x' }), 405],
  ]
  for (const [what, sent, status] of hostile)
    test(`${what} is refused with ${status}`, async () => {
      const { headers, ...rest } = sent()
      const reply = await house.send({ ...rest, headers: { ...ours, ...headers } })
      expect(reply.status).toBe(status)
      const answer = JSON.parse(reply.body)
      expect(answer.ok).toBe(false)
      expect(answer.message.length).toBeGreaterThan(30)
      expect(reply.headers.connection).toBe('close')
      expect(house.calls).toEqual([])
    })

  test('nothing is parsed: a body that is no JSON changes no verdict', async () => {
    for (const [, sent, status] of hostile) {
      const { headers, ...rest } = sent()
      const reply = await house.send({ ...rest, headers: { ...ours, ...headers }, body: rest.body ?? '{"broken' })
      expect(reply.status).toBe(status)
    }
    expect(house.calls).toEqual([])
  })

  test('no answer invites another origin', async () => {
    const replies = await Promise.all([
      house.send({ headers: ours }),
      house.send({ method: 'OPTIONS', headers: { origin: 'https://evil.example' } }),
      house.send({ method: 'GET', path: '/', headers: { origin: null } }),
    ])
    for (const { headers } of replies) expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('bodies', () => {
  test('a chunked body is cut off at the limit, unparsed', async () => {
    const mega = 'x'.repeat(1_048_576)
    const head = `POST /api/app.info HTTP/1.1\r\nHost: ${house.host}\r\nOrigin: http://${house.host}\r\nAuthorization: Bearer ${bearer}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
    const chunks = `${mega.length.toString(16)}\r\n${mega}\r\n`.repeat(33)
    const back = await house.raw(head + chunks).catch((error: NodeJS.ErrnoException) => error.code ?? '')
    // The connection may be gone before its end was read: a sender that goes on sending does not have to hear why.
    expect(back).toMatch(/^HTTP\/1\.1 413|ECONNRESET|EPIPE/)
    expect(house.calls).toEqual([])
  })
  test('an upload may be larger than an edit', async () => {
    const body = JSON.stringify({ base64: 'A'.repeat(40 * 1_048_576) })
    expect((await house.send({ path: '/api/import.preview', headers: ours, body })).status).toBe(200)
  })
  test('a client that asks first hears no before it has sent anything', async () => {
    const back = await house.raw(
      `POST /api/app.info HTTP/1.1\r\nHost: ${house.host}\r\nOrigin: http://evil.example\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n`,
    )
    expect(back).toMatch(/^HTTP\/1\.1 403/)
    expect(back).not.toContain('100 Continue')
  })
  test('bytes that are no UTF-8 are refused, not put into the plan as question marks', async () => {
    for (const bytes of [
      [0xff, 0xfe],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
    ]) {
      const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')])
      const reply = await house.send({ headers: ours, body })
      expect([reply.status, JSON.parse(reply.body).code]).toEqual([200, 'invalid'])
    }
    expect(house.calls).toEqual([])
  })
  test('broken JSON is a refusal, not an exception', async () => {
    const reply = await house.send({ headers: ours, body: '{"a":' })
    expect([reply.status, JSON.parse(reply.body).code]).toEqual([200, 'invalid'])
    expect(house.calls).toEqual([])
  })
})

describe('what only raw bytes can say', () => {
  const request = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`
  test('two hosts are refused', async () => {
    const back = await house.raw(request(['GET / HTTP/1.1', `Host: ${house.host}`, 'Host: evil.example']))
    expect(back).toMatch(/^HTTP\/1\.1 40[03]/)
  })
  test('two origins are refused', async () => {
    const back = await house.raw(
      request([
        'POST /api/app.info HTTP/1.1',
        `Host: ${house.host}`,
        `Origin: http://${house.host}`,
        'Origin: http://evil.example',
        `Authorization: Bearer ${bearer}`,
        'Content-Type: application/json',
        'Content-Length: 0',
      ]),
    )
    expect(back).toMatch(/^HTTP\/1\.1 403/)
    expect(house.calls).toEqual([])
  })
  test('an absolute target is refused', async () => {
    expect(await house.raw(request([`GET http://evil.example/ HTTP/1.1`, `Host: ${house.host}`]))).toMatch(/^HTTP\/1\.1 400/)
  })
  test('an upgrade gets no answer at all', async () => {
    const back = await house.raw(request(['GET /feed HTTP/1.1', `Host: ${house.host}`, 'Connection: Upgrade', 'Upgrade: websocket']))
    expect(back).toBe('')
  })
})

test('hundreds of connections that say nothing, or half a request, keep our window neither out nor from hearing', async () => {
  let heard = ''
  const feed = connect(house.port, '127.0.0.1', () =>
    feed.write(`GET /feed HTTP/1.1\r\nHost: ${house.host}\r\nSec-Fetch-Site: same-origin\r\nAuthorization: Bearer ${bearer}\r\n\r\n`),
  )
  feed.on('data', (chunk) => {
    heard += chunk
  })
  await expect.poll(() => heard).toContain(': ready')
  const slow = `POST /session HTTP/1.1\r\nHost: ${house.host}\r\nOrigin: http://${house.host}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{`
  let open = 0
  const idle = Array.from({ length: 300 }, (_each, at) => {
    const socket = connect(house.port, '127.0.0.1', () => {
      open += 1
      if (at % 3 > 0) socket.write(at % 3 === 1 ? 'GET / HTTP/1.1\r\nHo' : slow)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      open -= 1
    })
    return socket
  })
  await expect.poll(() => open).toBe(64)
  expect((await house.send({ headers: ours })).status).toBe(200)
  expect((await house.send({ method: 'GET', path: '/' })).status).toBe(200)
  house.tell({ kind: 'closed' })
  await expect.poll(() => heard).toContain('"closed"')
  for (const socket of [...idle, feed]) socket.destroy()
})

describe('the one-time code', () => {
  const codeOf = (address: string): string => new URL(address).hash.slice('#code='.length)
  const exchange = (code: string) => house.send({ path: '/session', body: JSON.stringify({ code }) })
  test('works once, not twice', async () => {
    const code = codeOf(house.loopback.issueAddress())
    const first = await exchange(code)
    expect(first.status).toBe(200)
    expect(JSON.parse(first.body).value.bearer).toMatch(/^[\w-]{43}$/)
    const second = await exchange(code)
    expect(second.status).toBe(403)
    expect(JSON.parse(second.body).code).toBe('forbidden')
  })
  test('is replaced by the next one', async () => {
    const old = codeOf(house.loopback.issueAddress())
    house.loopback.issueAddress()
    expect((await exchange(old)).status).toBe(403)
  })
  test('a wrong one does not use it up, and no kind of input is mistaken for it', async () => {
    const code = codeOf(house.loopback.issueAddress())
    for (const body of ['{}', 'null', '{"code":null}', '{"code":[]}', '{"code":""}', `{"code":"${code}x"}`, `["${code}"]`])
      expect((await house.send({ path: '/session', body })).status).toBe(403)
    expect((await exchange(code)).status).toBe(200)
  })
  test('is not given away by another origin that knows it', async () => {
    const code = codeOf(house.loopback.issueAddress())
    const reply = await house.send({ path: '/session', body: JSON.stringify({ code }), headers: { origin: 'https://evil.example' } })
    expect(reply.status).toBe(403)
    expect((await exchange(code)).status).toBe(200)
  })
})

describe('the feed', () => {
  test('needs the bearer', async () => {
    expect((await house.send({ method: 'GET', path: '/feed', headers: { origin: null } })).status).toBe(401)
  })
  test('tells every event to a window that has it, and lets go when the window leaves', async () => {
    const response = await fetch(`${house.loopback.origin}/feed`, { headers: ours })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = (await reader?.read())?.value ?? ''
    house.tell({ kind: 'closed' })
    while (!heard.includes('data:')) heard += (await reader?.read())?.value ?? ''
    expect(heard).toBe(': ready\n\ndata: {"kind":"closed"}\n\n')
    await reader?.cancel()
    await expect.poll(() => house.listeners.size).toBe(0)
  })
})

test('a bug is answered by an id, its details stay in the log', async () => {
  const reply = await house.send({ path: '/api/app.broken', headers: ours })
  const answer = JSON.parse(reply.body)
  expect([reply.status, answer.code]).toEqual([500, 'internal'])
  expect(reply.body).not.toContain('secret path')
  const id = /\(([\w-]{36})\)/.exec(answer.message)?.[1]
  expect(house.logged.some((line) => id !== undefined && line.startsWith(id) && line.includes('secret path'))).toBe(true)
})
