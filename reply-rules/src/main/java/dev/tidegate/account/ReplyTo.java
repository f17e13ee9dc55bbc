package dev.tidegate.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tidegate.event.Json;
import dev.tidegate.event.MalformedRecordException;
import dev.tidegate.privacy.BoxException;
import org.jspecify.annotations.Nullable;

/**
 * Whom to answer at the platform: the content of an event's sealed {@code replyTo}.
 *
 * @param userId the platform's id of the buyer
 * @param nick the nick name, null when the platform did not say it
 * @param messageId the platform's id of the comment, null when it has none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReplyTo(String userId, @Nullable String nick, @Nullable String messageId) {
  private static final String PURPOSE = "replyTo";

  /** Seals this under the merchant's key. */
  public String seal(KeyRing keys) {
    return keys.seal(PURPOSE, Json.bytes(this));
  }

  /** Opens a box; throws {@link BoxException} when it does not open or holds something else. */
  public static ReplyTo open(KeyRing keys, String box) {
    try {
      return Json.read(keys.open(PURPOSE, box), ReplyTo.class);
    } catch (MalformedRecordException e) {
      throw new BoxException("holds no replyTo: " + e.reason());
    }
  }

  @Override
  public String toString() {
    return "ReplyTo[hidden]";
  }
}
