/**
 * The Flink jobs. {@link dev.tidegate.jobs.ReplyJob#define} and {@link
 * dev.tidegate.jobs.InsightJob#define} are the graphs, free of Kafka; {@link
 * dev.tidegate.jobs.KafkaEdges} is where they meet Kafka; {@link dev.tidegate.jobs.JobLauncher}
 * makes the job that a cluster runs. Decisions are made in {@code reply-rules}: operators only load
 * state, ask the desk, and emit.
 */
@NullMarked
package dev.tidegate.jobs;

import org.jspecify.annotations.NullMarked;
