// Plays the merchant's endpoint: checks each reply's signature with the npm package standardwebhooks and
// prints one JSON line a request. arguments: port secret
import http from "node:http";
import { Webhook } from "standardwebhooks";

const [port, secret] = process.argv.slice(2);
const webhook = new Webhook(secret);

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString("utf8");
    let verified = true;
    let problem = null;
    try {
      webhook.verify(body, request.headers);
    } catch (error) {
      verified = false;
      problem = String(error);
    }
    console.log(JSON.stringify({ id: request.headers["webhook-id"], verified, problem, body }));
    response.writeHead(verified ? 200 : 401).end();
  });
});
server.listen(Number(port), "127.0.0.1", () => console.log(JSON.stringify({ ready: server.address().port })));
process.on("SIGTERM", () => server.close(() => process.exit(0)));
