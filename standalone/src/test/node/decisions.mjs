// Reads tidegate.decisions with the npm package kafkajs from the beginning to its present end and prints
// one JSON line a record: {partition, offset, key, value}. arguments: broker
import { Kafka, logLevel } from "kafkajs";

const [broker] = process.argv.slice(2);
const topic = "tidegate.decisions";
const kafka = new Kafka({ clientId: "counterpart", brokers: [broker], logLevel: logLevel.ERROR });

const admin = kafka.admin();
await admin.connect();
const ends = new Map(
  (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, BigInt(high)]),
);
await admin.disconnect();
for (const [partition, high] of ends) if (high === 0n) ends.delete(partition);

const consumer = kafka.consumer({ groupId: `counterpart-${process.pid}` });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await new Promise((resolve, reject) => {
  if (ends.size === 0) resolve();
  setTimeout(() => reject(new Error("the topic was not read to its end within 60 s")), 60_000).unref();
  consumer
    .run({
      eachMessage: async ({ partition, message }) => {
        console.log(
          JSON.stringify({
            partition,
            offset: message.offset,
            key: message.key?.toString("utf8"),
            value: message.value.toString("utf8"),
          }),
        );
        if (BigInt(message.offset) + 1n >= (ends.get(partition) ?? 0n)) ends.delete(partition);
        if (ends.size === 0) resolve();
      },
    })
    .catch(reject);
});
await consumer.disconnect();
