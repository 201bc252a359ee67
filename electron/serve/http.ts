/**
 * The loopback shell: the same program for a browser window on this machine, and for nothing else.
 *
 * The wire, in full (the other end is renderer/client/connection.ts):
 *
 *   The window opens  http://127.0.0.1:PORT/#code=CODE   CODE works once, within two minutes. The page takes it out of the address
 *   (history.replaceState) and exchanges it:
 *
 *   POST /session     {"code":"CODE"}                    -> {"ok":true,"value":{"bearer":"..."}}
 *                                                        or 403 {"ok":false,"code":"forbidden","message":"..."}
 *                     The page keeps the bearer in sessionStorage: a reload goes on, another tab or a restarted program does not.
 *   POST /api/NAME    the operation's input as JSON      -> 200 with dispatch's answer: {"ok":true,"value":...} or a refusal value
 *                     Authorization: Bearer ...
 *   GET  /feed        Authorization: Bearer ...          -> 200 text/event-stream, read with fetch (EventSource cannot send the header):
 *                     ": ready" once it listens, then one "data: <ProgramEvent as JSON>" per event, events parted by an empty line,
 *                     ": still here" every 15 s of silence. It ends when the program ends. After a break the page asks plan.changes
 *                     for what it missed.
 *
 *   Every POST carries Content-Type: application/json and the browser's own Origin. What the guard refuses answers 4xx with a refusal
 *   of code "forbidden", "too-large" or "unknown-operation"; 401 means that the bearer is not (or no longer) known.
 *   Bodies: 32 MB, import.preview 160 MB. Everything else is GET or HEAD of the renderer's files.
 */
