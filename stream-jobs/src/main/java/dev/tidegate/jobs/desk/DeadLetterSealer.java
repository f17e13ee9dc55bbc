package dev.tidegate.jobs.desk;

import dev.tidegate.event.DeadLetter;
import dev.tidegate.event.TopicNames;
import dev.tidegate.privacy.EnvelopeKey;
import dev.tidegate.privacy.SealedBox;
import dev.tidegate.privacy.SecretKeyWithId;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes dead letters of the log, their payload sealed with the envelope key. */
public final class DeadLetterSealer {
  private final SecretKeyWithId envelope;

  DeadLetterSealer(SecretKeyWithId envelope) {
    this.envelope = envelope;
  }

  /** A sealer with the key in {@code envelopeKeyFile}; fails naming the file when it has none. */
  static DeadLetterSealer open(String envelopeKeyFile) throws IOException {
    return new DeadLetterSealer(EnvelopeKey.read(Path.of(envelopeKeyFile)));
  }

  /** The context that a payload is sealed for: needed to open it with {@link SealedBox#open}. */
  public static String context(String sourceTopic, int partition, long offset) {
    return "deadletter|" + sourceTopic + "|" + partition + "@" + offset;
  }

  DeadLetter seal(
      int partition, long offset, String reason, String detail, byte @Nullable [] payload) {
    return new DeadLetter(
        TopicNames.EVENTS,
        partition,
        offset,
        reason,
        detail,
        SealedBox.seal(
            envelope,
            context(TopicNames.EVENTS, partition, offset),
            payload == null ? new byte[0] : payload));
  }
}
