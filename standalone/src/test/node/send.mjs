// Signs messages with the npm package standardwebhooks and posts them, as a platform does: a message
// that was not answered 2xx is sent again with the same id until the deadline.
// stdin: {url, secret, deadlineMs, ratePerSecond, messages: [{id, body}]}; stdout: one JSON line a message.
import { Webhook } from "standardwebhooks";
import { setTimeout as pause } from "node:timers/promises";

const input = JSON.parse(await new Response(process.stdin).text());
const webhook = new Webhook(input.secret);
const deadline = Date.now() + input.deadlineMs;

async function post(message) {
  let attempts = 0;
  for (;;) {
    attempts++;
    try {
      const now = new Date();
      const response = await fetch(input.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "webhook-id": message.id,
          "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
          "webhook-signature": webhook.sign(message.id, now, message.body),
        },
        body: message.body,
        signal: AbortSignal.timeout(5000),
      });
      await response.arrayBuffer();
      if (response.ok || (response.status >= 400 && response.status < 500 && response.status !== 429)) {
        return { id: message.id, status: response.status, attempts };
      }
    } catch (error) {
      if (Date.now() > deadline) return { id: message.id, status: 0, attempts, error: String(error) };
    }
    if (Date.now() > deadline) return { id: message.id, status: 0, attempts, error: "deadline" };
    await pause(100);
  }
}

const started = Date.now();
const results = await Promise.all(
  input.messages.map(async (message, i) => {
    await pause(Math.max(0, started + (i * 1000) / input.ratePerSecond - Date.now()));
    return post(message);
  }),
);
for (const result of results) console.log(JSON.stringify(result));
