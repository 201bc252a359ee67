/** What the shells say: the loopback's guard and the launcher. The command line's words are in words/en/cli.ts. */

export const shells = {
  wrongHost: 'This program answers only under its own address on this machine. Open it from the window that Throughline opened.',
  wrongTarget: 'This address has a form that Throughline does not serve. Open it from the window that Throughline opened.',
  wrongOrigin: 'The request came from another page. Only the window that Throughline opened may ask this program for something.',
  wrongMethod: (method: string, allowed: string) => `${method} is not answered here, only ${allowed}.`,
  wrongType: 'Send the input as JSON: Content-Type must be application/json.',
  wrongCode:
    'This address was used already or has run out. Close this window and start Throughline again, or press Enter in its terminal for a new address.',
  wrongBearer:
    'This window is not signed in any more. Close it and start Throughline again, or press Enter in its terminal for a new address.',
  tooLarge: (limit: number) =>
    `The request is larger than ${Math.round(limit / 1_048_576)} MB, which is more than is read here. Give the file by its path, or do it in parts.`,
  notJson: 'The input is not valid JSON. Send one JSON object.',
  notThere: 'There is nothing at this address. Open Throughline at its first page.',
  busy: 'Too many windows follow this program. Close one of them and reload.',
  address: (url: string) => `Open this address in a browser on this machine. It works once; Enter prints a new one, Ctrl+C ends.\n  ${url}`,
  bug: (id: string) => `Something went wrong in Throughline itself (${id}). Nothing was changed; the log has the details under this id.`,
} as const
