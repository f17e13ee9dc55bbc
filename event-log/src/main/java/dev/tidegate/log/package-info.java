/**
 * Kafka as every process of Tidegate uses it: the topics with their settings, the one function that
 * says on which partition a merchant lives, client settings, and the view of a compacted topic.
 */
@NullMarked
package dev.tidegate.log;

import org.jspecify.annotations.NullMarked;
