/**
 * The Flink jobs. {@link dev.tidegate.jobs.ReplyJob#define} is the graph, free of Kafka; {@link
 * dev.tidegate.jobs.KafkaEdges} is where it meets Kafka; {@link dev.tidegate.jobs.JobLauncher}
 * makes the job that a cluster runs. Decisions are made in {@code reply-rules}: operators only load
 * state, ask the desk, and emit.
 */
@NullMarked
package dev.tidegate.jobs;

import org.jspecify.annotations.NullMarked;
