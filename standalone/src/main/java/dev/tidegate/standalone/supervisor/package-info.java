/**
 * Keeps one Flink job running on a cluster inside this JVM: starts it from the newest readable
 * checkpoint, starts it again when it fails for good, and stops it with a savepoint.
 */
@NullMarked
package dev.tidegate.standalone.supervisor;

import org.jspecify.annotations.NullMarked;
