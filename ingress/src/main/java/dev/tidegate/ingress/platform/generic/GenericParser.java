package dev.tidegate.ingress.platform.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidegate.event.InvalidFieldException;
import dev.tidegate.event.LogRecord;
import dev.tidegate.ingress.platform.generic.UnreadableRequestException.Fault;
import java.util.List;

/**
 * Turns a verified request of the generic platform into records of the log.
 *
 * <p>The form is told by the content type: CloudEvents batched, then structured; else JSON, which
 * is a CloudEvent in binary mode when there is a {@code ce-id} or {@code ce-type} header, and our
 * plain form otherwise. A request is taken whole or not at all. Stateless; safe from any thread.
 */
public final class GenericParser {
  private static final int MAX_WEBHOOK_ID_CHARS = 256;

  private final int maxEvents;
  private final int maxTextChars;

  /**
   * @param maxEvents most events of a batch
   * @param maxTextChars most characters (code points) of a comment's text
   */
  public GenericParser(int maxEvents, int maxTextChars) {
    this.maxEvents = maxEvents;
    this.maxTextChars = maxTextChars;
  }

  /**
   * The events of a request in their order; empty only for an empty batch.
   *
   * @param body the raw bytes; not changed
   * @throws UnreadableRequestException when the sender has to mend something; nothing of the
   *     request is taken then
   */
  public List<LogRecord> parse(WebhookRequest request, byte[] body)
      throws UnreadableRequestException {
    try {
      EventBuilder builder = new EventBuilder(request, maxTextChars);
      return incoming(request, body).stream().map(builder::build).toList();
    } catch (InvalidFieldException e) {
      throw new UnreadableRequestException(
          Fault.INVALID_FIELD, e.field(), e.field() + " " + e.problem() + ".");
    }
  }

  private List<Incoming> incoming(WebhookRequest request, byte[] raw)
      throws UnreadableRequestException {
    RequestHeaders headers = request.headers();
    MediaType type = supportedType(headers);
    JsonNode body = JsonBody.parse(raw);
    if (type.isCloudEventBatch()) {
      return CloudEventForms.batch(body, maxEvents);
    }
    if (type.isCloudEvent()) {
      return List.of(CloudEventForms.structured(body, ""));
    }
    if (!headers.all(CloudEventForms.ID).isEmpty() || !headers.all("ce-type").isEmpty()) {
      return List.of(CloudEventForms.binary(headers, body));
    }
    return List.of(plain(request.webhookId(), body));
  }

  private static Incoming plain(String webhookId, JsonNode body) {
    JsonFields fields = JsonFields.of(body, "");
    String type = fields.text("type", JsonFields.MAX_IDENTIFIER_CHARS);
    return new Incoming(
        EventKind.ofPlain(type, "type"),
        CleanText.identifier(StandardWebhooks.ID, webhookId, MAX_WEBHOOK_ID_CHARS),
        fields,
        null);
  }

  private static MediaType supportedType(RequestHeaders headers) throws UnreadableRequestException {
    if (!headers.all("content-encoding").isEmpty()) {
      throw unsupported("Content-Encoding is not supported: send the body as it is.");
    }
    String header = headers.single("content-type");
    if (header == null) {
      throw unsupported("Content-Type is missing: application/json is expected.");
    }
    MediaType type = MediaType.parse(header);
    if (!type.isUtf8()) {
      throw unsupported("The charset of Content-Type must be utf-8.");
    }
    boolean bareCloudEvent =
        type.essence().equals("application/cloudevents")
            || type.essence().equals("application/cloudevents-batch");
    if (!type.isJson() && !bareCloudEvent) {
      throw unsupported(
          "Content-Type must be application/json, application/cloudevents+json or"
              + " application/cloudevents-batch+json.");
    }
    return type;
  }

  private static UnreadableRequestException unsupported(String detail) {
    return new UnreadableRequestException(Fault.UNSUPPORTED_TYPE, "content-type", detail);
  }
}
