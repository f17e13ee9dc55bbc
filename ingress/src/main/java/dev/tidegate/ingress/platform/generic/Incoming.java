package dev.tidegate.ingress.platform.generic;

import org.jspecify.annotations.Nullable;

/**
 * One event of a request, whatever form it came in.
 *
 * @param duplicateKey the sender's own name of the event: the same key is the same event
 * @param envelopeTimeMs time that the envelope gives, null when it gives none
 */
record Incoming(
    EventKind kind, String duplicateKey, JsonFields data, @Nullable Long envelopeTimeMs) {}
