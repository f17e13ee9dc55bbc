// Sends one structured and one binary CloudEvent with Chinese text, made by the npm package cloudevents and
// signed by standardwebhooks. arguments: url secret runId; stdout: one JSON line an event.
import { CloudEvent, HTTP } from "cloudevents";
import { Webhook } from "standardwebhooks";

const [url, secret, run] = process.argv.slice(2);
const webhook = new Webhook(secret);

function event(mode) {
  return new CloudEvent({
    id: `${run}-${mode}`,
    source: "/counterpart/cloudevents",
    type: "dev.tidegate.comment",
    subject: "直播间",
    data: { room: "room-1", user: { id: `ce-${mode}`, nick: "小红" }, text: `今晚暗号是啥呀 ${mode}` },
  });
}

for (const mode of ["structured", "binary"]) {
  const message = mode === "structured" ? HTTP.structured(event(mode)) : HTTP.binary(event(mode));
  const now = new Date();
  const id = `transport-${run}-${mode}`;
  const headers = { ...message.headers };
  // The package does not percent-encode and fetch refuses raw Chinese: sent as a sender of bytes would.
  for (const [name, value] of Object.entries(headers)) {
    headers[name] = Buffer.from(String(value), "utf8").toString("latin1");
  }
  const response = await fetch(url, {
    method: "POST",
    headers: {
      ...headers,
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": webhook.sign(id, now, message.body),
    },
    body: message.body,
  });
  console.log(JSON.stringify({ mode, status: response.status, answer: await response.text() }));
}
