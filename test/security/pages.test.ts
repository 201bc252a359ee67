/** The renderer's files: all of them, nothing else, under headers that bind the page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLoopback } from './loopback.ts'

let house: Awaited<ReturnType<typeof openLoopback>>
beforeAll(async () => {
  house = await openLoopback()
})
afterAll(() => house.close())
const get = (path: string, headers: Record<string, string | null> = {}) =>
  house.send({ method: 'GET', path, headers: { origin: null, ...headers } })

test('the page and its files are there', async () => {
  const page = await get('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.body).toContain('Throughline')
  const script = await get('/assets/main-1.js')
  expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
})

describe('no path leads out of the folder', () => {
  const paths = [
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/assets/..%5c..%5csecret.json',
    '//secret.json',
    '/./../secret.json',
    '/assets/%00',
    '/etc/passwd',
    '/assets',
    '/assets/',
    '/constructor',
    '/__proto__',
  ]
  for (const path of paths)
    test(path, async () => {
      const reply = await get(path)
      expect([400, 404]).toContain(reply.status)
      expect(reply.body).not.toContain('secret":true')
    })
})

test('another site cannot load a file of ours, not even to see whether it is there', async () => {
  for (const path of ['/assets/main-1.js', '/assets/none.js'])
    expect((await get(path, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' })).status).toBe(403)
})

test('the headers bind the page', async () => {
  const { headers } = await get('/')
  const policy = new Map(
    String(headers['content-security-policy'])
      .split('; ')
      .map((rule): [string, string] => [rule.slice(0, rule.indexOf(' ')), rule.slice(rule.indexOf(' ') + 1)]),
  )
  expect(policy.get('default-src')).toBe("'none'")
  expect(policy.get('script-src')).toBe("'self'")
  expect(policy.get('connect-src')).toBe("'self'")
  expect(policy.get('frame-ancestors')).toBe("'none'")
  expect(policy.get('base-uri')).toBe("'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['cache-control']).toBe('no-store')
})
