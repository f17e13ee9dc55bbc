package dev.tidegate.load.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidegate.event.Json;
import java.time.Duration;
import java.util.Locale;

/**
 * Something that happened in a recorded room, and when.
 *
 * @param at since the start of the recording
 * @param content what happened
 */
public record RecordedEvent(Duration at, Content content) {

  /** What happened. */
  public sealed interface Content permits Said, ItemOnShow {
    /** The plain JSON form of the generic platform. */
    ObjectNode toJson(String room);
  }

  /** Where the words were said. */
  public enum Kind {
    COMMENT,
    DM
  }

  /** A buyer's words. */
  public record Said(Kind kind, String user, String text) implements Content {
    @Override
    public ObjectNode toJson(String room) {
      ObjectNode json =
          Json.mapper()
              .createObjectNode()
              .put("type", kind.name().toLowerCase(Locale.ROOT))
              .put("room", room);
      json.putObject("user").put("id", user);
      return json.put("text", text);
    }
  }

  /** The host begins to present a product. */
  public record ItemOnShow(int link) implements Content {
    @Override
    public ObjectNode toJson(String room) {
      return Json.mapper()
          .createObjectNode()
          .put("type", "room")
          .put("kind", "item_on_show")
          .put("room", room)
          .put("link", link);
    }
  }
}
