/**
 * Speed of reading a comment, by JMH in processes of its own: moderation against a library for word
 * lists, FAQ search against Lucene, the whole reading, and rule sets. All made-up inputs come from
 * a seed and the training text in the repository.
 */
@NullMarked
package dev.tidegate.load.bench.reading;

import org.jspecify.annotations.NullMarked;
