/**
 * The real Kafka broker and the real PostgreSQL, run from inside this JVM on loopback. Both keep
 * their data directory over restarts and over a {@code kill -9}.
 */
@NullMarked
package dev.tidegate.standalone.embedded;

import org.jspecify.annotations.NullMarked;
